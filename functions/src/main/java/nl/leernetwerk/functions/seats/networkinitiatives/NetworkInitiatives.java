package nl.leernetwerk.functions.seats.networkinitiatives;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;

/**
 * {@code GET /api/rounds/{round}/networks/{network}/initiatives}: the content of the mail to a
 * facilitator, for the facilitators of that network and for organisers. Until seats are allocated
 * nobody is in a network, so the list is empty.
 */
public final class NetworkInitiatives implements HttpFunction {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Schools schools;
  private final Addresses addresses;
  private final TableAddressIds addressIds;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public NetworkInitiatives() {
    this(Surroundings.ofLambda());
  }

  public NetworkInitiatives(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
    this.addresses = new TableAddresses(table);
    this.addressIds = new TableAddressIds(table);
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "GET /api/rounds/{round}/networks/{network}/initiatives",
            (request, _) -> answer(request)));
  }

  private HttpResponse answer(HttpRequest request) {
    var caller = request.caller();
    var round = rounds.find(request.path().getOrDefault("round", ""));
    var network =
        round
            .flatMap(it -> it.round().network(request.path().getOrDefault("network", "")))
            .filter(it -> it.isVisibleTo(caller));
    if (network.isPresent()) {
      return HttpResponse.json(200, list(round.orElseThrow(), network.get()));
    }
    // Only organisers are told which rounds and networks exist.
    if (!(caller instanceof Caller.Organiser)) {
      return Problems.forbidden(
              "Alleen organisatoren en de procesbegeleiders van dit leernetwerk zien dit. Vraag een"
                  + " organisator om je aan het leernetwerk toe te voegen.")
          .response();
    }
    return round.isEmpty()
        ? Problems.NO_ROUND.response()
        : new Problem(
                404,
                "no-network",
                "Dit leernetwerk kennen we niet",
                "In deze ronde is er geen leernetwerk met deze naam. Kies er een uit de lijst.")
            .response();
  }

  private ObjectNode list(RunningRound running, Network network) {
    var read = registrations.read(running.round().id());
    var listed = listed(read.values(), network);
    var found =
        schools.named(listed.stream().flatMap(it -> it.submission().codes().stream()).toList());
    var json = RoundJson.visible(running, clock.instant(), network::equals);
    var initiatives = json.putArray("initiatives");
    var failing = addressIds.failing(addresses.all());
    listed.forEach(it -> initiatives.add(InitiativeJson.full(it, found, failing)));
    return InitiativeJson.unreadable(running.round(), read, json);
  }

  /**
   * The registrations with a seat in the network, and then those that wait for its sector, each in
   * order of turn.
   */
  private static List<Registration> listed(List<Registration> all, Network network) {
    return all.stream()
        .filter(
            it ->
                waits(it)
                    ? it.submission().network() == network.sector()
                    : it.state().network().equals(Optional.of(network.id())))
        .sorted(
            Comparator.comparing(NetworkInitiatives::waits)
                .thenComparing(it -> it.outcome().map(Outcome::turn).orElse(0)))
        .toList();
  }

  private static boolean waits(Registration registration) {
    return registration.state() instanceof RegistrationState.Waiting;
  }
}
