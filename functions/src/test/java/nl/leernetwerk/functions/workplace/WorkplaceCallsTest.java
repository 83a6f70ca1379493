package nl.leernetwerk.functions.workplace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.rounds.roundoverview.RoundOverview;
import nl.leernetwerk.functions.seats.networkinitiatives.NetworkInitiatives;
import nl.leernetwerk.functions.workplace.managethemes.ManageThemes;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocator;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.SharpenText;
import nl.leernetwerk.workplace.Sharpening;
import nl.leernetwerk.workplace.table.TableSharpened;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** What a page of the workplace asks of the table does not grow with the initiatives. */
class WorkplaceCallsTest {
  private static final Instant NOW = Instant.parse("2024-10-07T12:00:00Z");
  private static final Round ROUND =
      Sample.round(
          Policy.ARRIVAL, CapacityUnit.INITIATIVES, Sample.network("PO", 40, Sample.FACILITATOR));

  private static final String NETWORK = "GET /api/rounds/{round}/networks/{network}/";

  /** Each page: its route, and the function that answers it. */
  private interface Answering {
    HttpFunction on(Surroundings surroundings);
  }

  private static final Map<String, Answering> PAGES =
      Map.of(
          NETWORK + "initiatives",
          NetworkInitiatives::new,
          NETWORK + "export",
          NetworkInitiatives::new,
          "GET /api/rounds/{round}/initiatives/{reference}/history",
          NetworkInitiatives::new,
          NETWORK + "themes",
          ManageThemes::new,
          "GET /api/rounds/{round}/overview",
          RoundOverview::new);

  @Test
  void a_page_makes_as_many_calls_for_thirty_initiatives_as_for_three() {
    var few = calls(3);
    assertTrue(few.values().stream().allMatch(it -> it > 0), few::toString);
    assertEquals(few, calls(30));
  }

  private static Map<String, Integer> calls(int initiatives) {
    var table = LocalTable.create(new MovingClock(NOW));
    var first = fill(table, initiatives);
    var calls = new TreeMap<String, Integer>();
    PAGES.forEach((route, page) -> calls.put(route, calls(table, route, page, first)));
    return calls;
  }

  private static int calls(Table table, String route, Answering page, Registration about) {
    var counted = new AtomicInteger();
    var counting =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            counted.incrementAndGet();
          }
        };
    var through = new Table(LocalTable.client(counting), table.name(), table.clock());
    var event = ((ObjectNode) Invocation.event("network-initiatives")).put("routeKey", route);
    event
        .putObject("pathParameters")
        .put("round", ROUND.id())
        .put("network", "PO")
        .put("reference", about.reference().text());
    if (route.endsWith("overview")) {
      ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))
          .put("cognito:groups", "[organiser]");
    }
    var surroundings = TestSurroundings.of(through).clock(table.clock()).get();
    assertEquals(200, Invocation.invoke(page.on(surroundings), event).status(), route);
    return counted.get();
  }

  /** Initiatives with a seat, each with contact and a sharpened text. */
  private static Registration fill(Table table, int initiatives) {
    var storage = LocalTable.storage(table);
    storage.open(ROUND);
    storage.schools().load(Sample.schools().values());
    new TableAddressIds(table).findOrMake(new Random(1));
    var all = IntStream.rangeClosed(1, initiatives).mapToObj(WorkplaceCallsTest::seated).toList();
    LocalTable.store(table, all);
    storage.rounds().close(ROUND.id(), new RoundProgress.Closed(ROUND.endsAt(), Sample.SEED));
    storage
        .allocations()
        .commit(
            ROUND,
            Allocator.allocate(ROUND, all.stream().map(AllocationEntry::of).toList(), Sample.SEED));
    storage.allocations().finish(ROUND, ROUND.endsAt().plus(Round.GRACE));
    var by = new Actor.Facilitator("sanne");
    for (var registration : all) {
      storage
          .contacts()
          .write(
              ROUND.retention(),
              registration,
              new ContactMoment(
                  registration.reference(),
                  "request-" + registration.reference(),
                  NOW,
                  by,
                  LocalDate.parse("2024-10-07"),
                  ContactMoment.How.PHONE,
                  ContactMoment.With.BOTH,
                  true,
                  Optional.of("Belt terug."),
                  Optional.empty()));
      var text =
          new SharpenText(
              List.of(new Sharpened.Question("Hoe dan?", new TreeSet<>())), "Leren.", false);
      new Sharpening(new TableSharpened(table))
          .carryOut(ROUND, Sharpening.decide(ROUND, registration, text, by, NOW));
    }
    return all.getFirst();
  }

  private static Registration seated(int number) {
    var registration =
        Sample.form().number(number).initiative("Initiatief " + number).codes("99AA00").register();
    return registration.decided(
        new Outcome.Seated(registration.reference(), number, 1, "PO", 41 - number));
  }
}
