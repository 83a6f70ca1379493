package nl.leernetwerk.functions.seats.networkinitiatives;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.functions.seats.networkinitiatives.InitiativeHistory.OwnWords;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.letters.RegistrationJournalSource;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.rounds.table.TableStaff;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.letters.SeatJournalSource;
import nl.leernetwerk.seats.table.TableDraws;
import nl.leernetwerk.seats.table.TableRosterJournal;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.ContactState;
import nl.leernetwerk.workplace.Contacts;
import nl.leernetwerk.workplace.Member;
import nl.leernetwerk.workplace.Sharpening;
import nl.leernetwerk.workplace.http.MemberGuard;
import nl.leernetwerk.workplace.http.NetworkGuard;
import nl.leernetwerk.workplace.json.ContactJson;
import nl.leernetwerk.workplace.json.SharpenJson;
import nl.leernetwerk.workplace.letters.CallSheet;
import nl.leernetwerk.workplace.letters.ContactJournalSource;
import nl.leernetwerk.workplace.letters.SharpenJournalSource;
import nl.leernetwerk.workplace.table.TableContacts;
import nl.leernetwerk.workplace.table.TableSharpened;

/**
 * What the facilitators of a network and organisers see of its initiatives. {@code GET
 * /api/rounds/{round}/networks/{network}/initiatives} gives all of them; until seats are allocated
 * nobody is in a network, so the list is empty. {@code GET …/networks/{network}/export} gives the
 * same as a spreadsheet, and {@code GET /api/rounds/{round}/initiatives/{reference}/history} what
 * happened to one.
 */
public final class NetworkInitiatives implements HttpFunction {
  private final NetworkGuard networks;
  private final MemberGuard members;
  private final Registrations registrations;
  private final Amendments amendments;
  private final Schools schools;
  private final Mails mails;
  private final Addresses addresses;
  private final TableAddressIds addressIds;
  private final Contacts contacts;
  private final TableStaff staff;
  private final RegistrationJournalSource registered;
  private final SeatJournalSource seats;
  private final ContactJournalSource contacted;
  private final SharpenJournalSource sharpened;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public NetworkInitiatives() {
    this(Surroundings.ofLambda());
  }

  public NetworkInitiatives(Surroundings surroundings) {
    var table = surroundings.table();
    Rounds rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.amendments = new TableAmendments(table);
    this.schools = new TableSchools(table);
    this.mails = new TableMails(table);
    this.addresses = new TableAddresses(table);
    this.addressIds = new TableAddressIds(table);
    this.contacts = new TableContacts(table);
    this.staff = new TableStaff(table);
    this.networks = new NetworkGuard(rounds);
    this.members = new MemberGuard(rounds, registrations, staff);
    this.registered = new RegistrationJournalSource(registrations, amendments);
    this.seats =
        new SeatJournalSource(
            rounds,
            registrations,
            TableRosters.readOnly(table),
            new TableRosterJournal(table),
            new TableDraws(table));
    this.contacted = new ContactJournalSource(contacts);
    this.sharpened = new SharpenJournalSource(registrations, new TableSharpened(table));
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "GET /api/rounds/{round}/networks/{network}/initiatives",
            (request, _) ->
                networks.about(
                    request, (running, network) -> HttpResponse.json(200, list(running, network))),
            "GET /api/rounds/{round}/networks/{network}/export",
            (request, log) ->
                networks.about(
                    request, (running, network) -> export(running, network, request, log)),
            "GET /api/rounds/{round}/initiatives/{reference}/history",
            (request, _) ->
                members.shown(
                    request,
                    (running, registration) ->
                        HttpResponse.json(200, history(running, registration)))));
  }

  private ObjectNode list(RunningRound running, Network network) {
    var round = running.round();
    var read = registrations.read(round.id());
    var listed = listed(read.values(), network);
    var found = found(listed);
    var now = clock.instant();
    var answer = RoundJson.visible(running, now, network::equals);
    answer.put("today", Amsterdam.dayOf(now).toString());
    var initiatives = answer.putArray("initiatives");
    var failing = addressIds.failing(addresses.all());
    var names = staff.names(round);
    var contact = contact(round.id());
    for (var registration : listed) {
      var json =
          InitiativeJson.full(registration, found, failing)
              .put("sharpened", sharpened(registration))
              .put("tag", Sharpening.tag(registration));
      registration
          .sharpened()
          .ifPresent(text -> json.set("sharpenedText", SharpenJson.write(text, names)));
      var list = json.putArray("contacts");
      contact
          .apply(registration.reference())
          .moments()
          .forEach(it -> list.add(ContactJson.write(it, names)));
      initiatives.add(json);
    }
    return InitiativeJson.unreadable(round, read, answer);
  }

  private HttpResponse export(RunningRound running, Network network, HttpRequest request, Log log) {
    var round = running.round();
    var listed = listed(registrations.read(round.id()).values(), network);
    var file =
        CallSheet.of(
            round, network, listed, contact(round.id()), found(listed), unreachable(listed));
    log.event(
        "NetworkExported",
        Map.of("round", round.id(), "network", network.id(), "by", by(request.caller()).text()));
    return HttpResponse.file(file.filename(), file.contentType(), file.content());
  }

  private static Actor by(Caller caller) {
    return switch (caller) {
      case Caller.Organiser(var id, _) -> id;
      case Caller.Facilitator(var id, _) -> id;
      case Caller.Stranger _ -> throw new IllegalStateException("a stranger downloads");
    };
  }

  private ObjectNode history(RunningRound running, Registration registration) {
    var reference = registration.reference();
    var amended = amendments.of(reference);
    var words = new OwnWords(InitiativeWords.of(List.of(registration), amended), reference);
    var known = addresses.all();
    var ids = addressIds.readable();
    return new InitiativeHistory(
            registration,
            Stream.of(
                    registered.about(reference, words),
                    seats.own(reference, words),
                    contacted.about(reference, words),
                    sharpened.about(reference, words))
                .flatMap(List::stream)
                .toList(),
            amended,
            mails.about(reference, clock.instant()),
            address ->
                ids.map(it -> known.getOrDefault(it.of(address), AddressState.FINE))
                    .orElse(AddressState.FINE),
            words,
            staff.names(running.round()))
        .json();
  }

  private Map<SchoolCode, School> found(List<Registration> some) {
    return schools.named(some.stream().flatMap(it -> it.submission().codes().stream()).toList());
  }

  private Set<EmailAddress> unreachable(List<Registration> some) {
    return some.stream()
        .map(it -> it.submission().pair())
        .flatMap(pair -> Stream.of(pair.practitioner().email(), pair.leader().email()))
        .filter(addressIds.failing(addresses.all()))
        .collect(Collectors.toSet());
  }

  /** How far the contact with each initiative of a round is. */
  private Function<Reference, ContactState> contact(String round) {
    var moments =
        contacts.ofRound(round).stream()
            .collect(Collectors.groupingBy(ContactMoment::registration));
    return reference -> new ContactState(moments.getOrDefault(reference, List.of()));
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
