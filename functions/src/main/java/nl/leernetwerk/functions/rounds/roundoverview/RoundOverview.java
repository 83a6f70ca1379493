package nl.leernetwerk.functions.rounds.roundoverview;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.http.Guard;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problems;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.Contacts;
import nl.leernetwerk.workplace.Groupings;
import nl.leernetwerk.workplace.table.TableContacts;
import nl.leernetwerk.workplace.table.TableGroupings;

/**
 * {@code GET /api/rounds/{round}/overview}: the state of a round, for organisers: totals, every
 * initiative, which mails were sent, and how far the facilitators of each network are.
 */
public final class RoundOverview implements HttpFunction {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Schools schools;
  private final Rosters rosters;
  private final Mails mails;
  private final Addresses addresses;
  private final TableAddressIds addressIds;
  private final Contacts contacts;
  private final Groupings groupings;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public RoundOverview() {
    this(Surroundings.ofLambda());
  }

  public RoundOverview(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
    this.rosters = TableRosters.readOnly(table);
    this.mails = new TableMails(table);
    this.addresses = new TableAddresses(table);
    this.addressIds = new TableAddressIds(table);
    this.contacts = new TableContacts(table);
    this.groupings = new TableGroupings(table);
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return new Routes(Map.of("GET /api/rounds/{round}/overview", (request, _) -> answer(request)));
  }

  private HttpResponse answer(HttpRequest request) {
    return Guard.organiser(
        request,
        _ ->
            rounds
                .find(request.path().getOrDefault("round", ""))
                .map(this::overview)
                .orElseGet(Problems.NO_ROUND::response));
  }

  private HttpResponse overview(RunningRound running) {
    var read = registrations.read(running.round().id());
    var all = read.values();
    var codes = all.stream().flatMap(it -> it.submission().codes().stream()).toList();
    var now = clock.instant();
    var histories =
        Arrays.stream(Sector.values())
            .flatMap(sector -> rosters.readable(running, sector).stream())
            .toList();
    Predicate<String> exists =
        network ->
            histories.isEmpty()
                || histories.stream().anyMatch(it -> it.roster().room(network).isPresent());
    var overview =
        new Overview(
            running,
            all,
            schools.named(codes),
            addressIds.failing(addresses.all()),
            exists,
            mails.ofRound(running.round().id(), now),
            contacts.ofRound(running.round().id()),
            groupings.saved(running.round())::contains);
    return HttpResponse.json(
        200, InitiativeJson.unreadable(running.round(), read, overview.json(now)));
  }
}
