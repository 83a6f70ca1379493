package nl.leernetwerk.functions.seats.networkinitiatives;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.Contacts;
import nl.leernetwerk.workplace.Member;
import nl.leernetwerk.workplace.Sharpening;
import nl.leernetwerk.workplace.http.NetworkGuard;
import nl.leernetwerk.workplace.json.ContactJson;
import nl.leernetwerk.workplace.json.SharpenJson;
import nl.leernetwerk.workplace.table.TableContacts;

/**
 * {@code GET /api/rounds/{round}/networks/{network}/initiatives}: the content of the mail to a
 * facilitator, for the facilitators of that network and for organisers. Until seats are allocated
 * nobody is in a network, so the list is empty.
 */
public final class NetworkInitiatives implements HttpFunction {
  private final NetworkGuard guard;
  private final Registrations registrations;
  private final Schools schools;
  private final Addresses addresses;
  private final TableAddressIds addressIds;
  private final Contacts contacts;
  private final TableStaff staff;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public NetworkInitiatives() {
    this(Surroundings.ofLambda());
  }

  public NetworkInitiatives(Surroundings surroundings) {
    var table = surroundings.table();
    this.guard = new NetworkGuard(new TableRounds(table));
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
    this.addresses = new TableAddresses(table);
    this.addressIds = new TableAddressIds(table);
    this.contacts = new TableContacts(table);
    this.staff = new TableStaff(table);
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "GET /api/rounds/{round}/networks/{network}/initiatives",
            (request, _) ->
                guard.about(
                    request,
                    (running, network) -> HttpResponse.json(200, list(running, network)))));
  }

  private ObjectNode list(RunningRound running, Network network) {
    var read = registrations.read(running.round().id());
    var listed = listed(read.values(), network);
    var found =
        schools.named(listed.stream().flatMap(it -> it.submission().codes().stream()).toList());
    var answer = RoundJson.visible(running, clock.instant(), network::equals);
    var initiatives = answer.putArray("initiatives");
    var failing = addressIds.failing(addresses.all());
    var names = staff.names(running.round());
    var moments =
        contacts.ofRound(running.round().id()).stream()
            .collect(Collectors.groupingBy(ContactMoment::registration));
    for (var registration : listed) {
      var json =
          InitiativeJson.full(registration, found, failing)
              .put("sharpened", sharpened(registration))
              .put("tag", Sharpening.tag(registration));
      registration
          .sharpened()
          .ifPresent(text -> json.set("sharpenedText", SharpenJson.write(text, names)));
      var list = json.putArray("contacts");
      moments
          .getOrDefault(registration.reference(), List.of())
          .forEach(it -> list.add(ContactJson.write(it, names)));
      initiatives.add(json);
    }
    return InitiativeJson.unreadable(running.round(), read, answer);
  }

  /**
   * The registrations with a seat in the network, and then those that wait for its sector, each in
   * order of turn.
   */
  private static List<Registration> listed(List<Registration> all, Network network) {
    return all.stream()
        .filter(it -> Member.isListed(it, network))
        .sorted(
            Comparator.comparing(Member::waits)
                .thenComparing(it -> it.outcome().map(Outcome::turn).orElse(0)))
        .toList();
  }

  private static String sharpened(Registration registration) {
    return registration
        .sharpened()
        .map(it -> it.awaitsAnswer() ? "awaits" : "confirmed")
        .orElse("none");
  }
}
