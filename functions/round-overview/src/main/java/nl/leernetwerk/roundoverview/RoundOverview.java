package nl.leernetwerk.roundoverview;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import nl.leernetwerk.amendment.Amendments;
import nl.leernetwerk.enrolment.Registrations;
import nl.leernetwerk.enrolment.Rounds;
import nl.leernetwerk.enrolment.RunningRound;
import nl.leernetwerk.enrolment.Schools;
import nl.leernetwerk.enrolment.Sector;
import nl.leernetwerk.lambda.ApiGateway;
import nl.leernetwerk.lambda.Environment;
import nl.leernetwerk.lambda.Guard;
import nl.leernetwerk.lambda.HttpRequest;
import nl.leernetwerk.lambda.HttpResponse;
import nl.leernetwerk.mail.Addresses;
import nl.leernetwerk.mail.Mails;
import nl.leernetwerk.roster.Rosters;
import nl.leernetwerk.rounds.RoundJournal;
import nl.leernetwerk.table.TableAddressIds;
import nl.leernetwerk.table.TableAddresses;
import nl.leernetwerk.table.TableAmendments;
import nl.leernetwerk.table.TableMails;
import nl.leernetwerk.table.TableRegistrations;
import nl.leernetwerk.table.TableRosters;
import nl.leernetwerk.table.TableRoundJournal;
import nl.leernetwerk.table.TableRounds;
import nl.leernetwerk.table.TableSchools;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code GET /api/rounds/{round}/overview}: how a round stands, for organisers: totals, every
 * initiative, and which mails went out.
 */
public final class RoundOverview implements RequestStreamHandler {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Schools schools;
  private final Rosters rosters;
  private final RoundJournal edits;
  private final Amendments amendments;
  private final Mails mails;
  private final Addresses addresses;
  private final TableAddressIds addressIds;
  private final Clock clock;

  /** As Lambda starts it. */
  public RoundOverview() {
    this(System.getenv(), Environment.dynamo(), Clock.systemUTC());
  }

  public RoundOverview(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    var table = Environment.table(environment, dynamo, clock);
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.schools = new TableSchools(table);
    this.rosters = TableRosters.readOnly(table);
    this.edits = new TableRoundJournal(table);
    this.amendments = new TableAmendments(table);
    this.mails = new TableMails(table);
    this.addresses = new TableAddresses(table);
    this.addressIds = new TableAddressIds(table);
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ApiGateway.answer(in, out, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    return Guard.organiser(
        request,
        _ ->
            rounds
                .find(request.path().getOrDefault("round", ""))
                .map(this::overview)
                .orElseGet(Guard::noRound));
  }

  private HttpResponse overview(RunningRound running) {
    var all = registrations.of(running.round().id());
    var codes = all.stream().flatMap(it -> it.submission().codes().stream()).toList();
    var now = clock.instant();
    var histories =
        Arrays.stream(Sector.values())
            .flatMap(sector -> rosters.history(running, sector).stream())
            .toList();
    var ledger =
        Ledger.of(
            running.round(),
            histories,
            edits.of(running.round().id()),
            amendments.ofRound(running.round().id()));
    Predicate<String> exists =
        network ->
            histories.isEmpty()
                || histories.stream().anyMatch(it -> it.roster().room(network).isPresent());
    var overview =
        new Overview(
            running, all, schools.find(codes), addressIds.failing(addresses.all()), exists, ledger);
    return HttpResponse.json(200, overview.json(now, mails.progress(ledger.of(all), now)));
  }
}
