package nl.leernetwerk.functions.registration.submitregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The last evening: everybody posts at once. Each post goes to a process of its own, as on Lambda.
 */
class RushTest {
  private static final Instant NOW = Instant.parse("2024-10-01T21:59:00Z");
  private static final int SAME = 64;
  private static final int DIFFERENT = 400;

  private final MovingClock clock = new MovingClock(NOW);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);

  @BeforeEach
  void open_the_round() {
    storage
        .schools()
        .load(
            IntStream.range(0, DIFFERENT)
                .mapToObj(
                    n -> Sample.school(code(n).value(), "School " + n, "Delft", SchoolSector.PO))
                .toList());
    storage.open(Sample.round());
  }

  @Test
  void without_the_condition_on_the_claim_a_school_registers_more_than_once() {
    var bare = LocalTable.client(new Unprotected(key -> key.startsWith("CLAIM#")));
    var results = rush(bare, SAME, _ -> 0, n -> n);
    assertTrue(count(results, 201) > 1, count(results, 201) + " were registered");
    assertEquals(count(results, 201), stored().size());
  }

  @Test
  void one_of_sixty_four_simultaneous_posts_for_one_school_registers_and_the_others_are_refused() {
    var results = rush(LocalTable.client(), SAME, _ -> 0, n -> n);
    assertEquals(Map.of(201, 1L, 409, SAME - 1L), statuses(results));
    assertEquals(1, stored().size());
    assertConsistent(results);
  }

  /**
   * Two processes that draw the same random numbers, as when both are restored from one snapshot,
   * give their registrations the same reference. Without the condition that a reference is new, the
   * second registration overwrites the first: both schools are told that they are registered, and
   * one registration is lost.
   */
  @Test
  void without_the_condition_on_its_reference_a_registration_is_overwritten_by_another() {
    var bare =
        LocalTable.client(
            new Unprotected(key -> key.startsWith("REGISTRATIONS#") || key.startsWith("MAIL#")));
    var results = rush(bare, DIFFERENT, n -> n, n -> n / 2);
    assertEquals(Map.of(201, (long) DIFFERENT), statuses(results));
    assertEquals(DIFFERENT / 2, stored().size());
  }

  @Test
  void
      none_of_four_hundred_simultaneous_registrations_is_lost_even_when_processes_draw_the_same_reference() {
    var results = rush(LocalTable.client(), DIFFERENT, n -> n, n -> n / 2);
    assertEquals(Map.of(201, (long) DIFFERENT), statuses(results));
    assertConsistent(results);
    assertEquals(
        IntStream.range(0, DIFFERENT).mapToObj(RushTest::code).collect(Collectors.toSet()),
        stored().stream()
            .flatMap(it -> it.submission().codes().stream())
            .collect(Collectors.toSet()));
  }

  /**
   * Every school that was told it is registered has a registration with a reference of its own, and
   * both mails wait.
   */
  private void assertConsistent(List<Invocation.Result> results) {
    var told =
        results.stream()
            .filter(result -> result.status() == 201)
            .map(result -> result.body().get("reference").asText())
            .collect(Collectors.toSet());
    assertEquals(count(results, 201), told.size());
    var references = stored().stream().map(it -> it.reference().text()).collect(Collectors.toSet());
    assertEquals(told, references);
    var mails = new HashSet<Event>();
    for (var reference : told) {
      for (var to : List.of(Addressee.PRACTITIONER, Addressee.LEADER)) {
        var registration = Reference.parse(reference).orElseThrow();
        mails.add(RegistrationMails.confirmation(registration, to).queued());
      }
    }
    var waiting = storage.outbox().waitingSince(NOW.plusSeconds(1));
    assertEquals(mails.size(), waiting.size());
    assertEquals(mails, Set.copyOf(waiting));
  }

  private List<Invocation.Result> rush(
      DynamoDbClient client, int posts, IntUnaryOperator school, IntUnaryOperator seed) {
    return AtOnce.atOnce(
        IntStream.range(0, posts)
            .<Callable<Invocation.Result>>mapToObj(
                n -> {
                  var process =
                      new SubmitRegistration(
                          TestSurroundings.of(table)
                              .client(client)
                              .clock(clock)
                              .random(new Random(seed.applyAsInt(n)))
                              .get());
                  var post = post(n, code(school.applyAsInt(n)));
                  return () -> Invocation.invoke(process, post);
                })
            .toList());
  }

  private static ObjectNode post(int number, SchoolCode school) {
    var event = (ObjectNode) Invocation.event("submit-registration");
    var body = (ObjectNode) Invocation.parse(event.get("body").asText());
    body.putArray("schools").addObject().put("code", school.value());
    event.put("body", body.toString());
    ((ObjectNode) event.get("headers")).put("idempotency-key", "key-" + number);
    ((ObjectNode) event.get("requestContext"))
        .put("timeEpoch", NOW.toEpochMilli())
        .put("requestId", "request-" + number);
    return event;
  }

  private List<Registration> stored() {
    return storage.registrations().of("2024-2025");
  }

  private static Map<Integer, Long> statuses(List<Invocation.Result> results) {
    return results.stream()
        .collect(Collectors.groupingBy(Invocation.Result::status, Collectors.counting()));
  }

  private static long count(List<Invocation.Result> results, int status) {
    return statuses(results).getOrDefault(status, 0L);
  }

  private static SchoolCode code(int number) {
    return new SchoolCode("%02dAA%02d".formatted(number / 100 + 10, number % 100));
  }
}
