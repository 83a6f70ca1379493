package nl.leernetwerk.functions.registration.registrationstatus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationStatusTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2024-09-12T12:10:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final RegistrationStatus function =
      new RegistrationStatus(TestSurroundings.of(table).clock(clock).get());

  @BeforeEach
  void store_a_registration() {
    LocalTable.store(table, List.of(Sample.form().register()));
  }

  @Test
  void the_sample_event_is_told_the_state_and_nothing_personal() {
    assertEquals(
        Invocation.parse(
            """
            {"reference": "2024-2025-P000-0001", "network": "PO", "state": "submitted",
             "receivedAt": "2024-09-12T12:04:00Z"}
            """),
        ask().body());
    assertEquals("no-store", ask().answer().path("headers").path("cache-control").asText());
  }

  @Test
  void a_reference_may_be_typed_in_small_letters() {
    assertEquals(ask().body(), ask("2024-2025-p000-0001").body());
    assertEquals(ask().body(), ask(" 2024-2025-P000-0001 ").body());
  }

  @Test
  void a_seat_is_told_with_the_network_it_is_in() {
    decide(new Outcome.Seated(Sample.form().register().reference(), 1, 3, "PO-2", 12));
    assertEquals(
        Invocation.parse(
            """
            {"reference": "2024-2025-P000-0001", "network": "PO-2", "state": "seated",
             "receivedAt": "2024-09-12T12:04:00Z"}
            """),
        ask().body());
  }

  @Test
  void a_place_on_the_waiting_list_is_told_without_the_place() {
    decide(new Outcome.Waiting(Sample.form().register().reference(), 9, 3, 4, 2));
    assertEquals(
        Invocation.parse(
            """
            {"reference": "2024-2025-P000-0001", "network": "PO", "state": "waiting",
             "receivedAt": "2024-09-12T12:04:00Z"}
            """),
        ask().body());
  }

  @Test
  void an_unknown_reference_gets_a_problem_that_does_not_repeat_it() {
    for (var unknown :
        List.of("2024-2025-P000-0002", "2023-2024-P000-0001", "geheim", "../rounds", "%2e", "")) {
      var result = ask(unknown);
      assertEquals(404, result.status(), unknown);
      assertEquals(
          "application/problem+json; charset=utf-8",
          result.answer().path("headers").path("content-type").asText());
      assertFalse(result.answer().toString().contains("geheim"));
    }
  }

  @Test
  void a_school_is_told_to_be_taken_in_its_round_only_and_not_by_whom() {
    storage.schools().load(Sample.schools().values());
    storage
        .registrations()
        .submit(
            Sample.round(),
            Sample.form().number(2).codes("99AB00").register(),
            Idempotency.of("key", "content"),
            List.of());
    var code = "99AB00";
    var taken = school("2024-2025", code.toLowerCase(Locale.ROOT));
    assertEquals(Invocation.parse("{\"taken\": true}"), taken.body());
    assertEquals("no-store", taken.answer().path("headers").path("cache-control").asText());
    assertEquals(Invocation.parse("{\"taken\": false}"), school("2024-2025", "99ZZ99").body());
    assertEquals(Invocation.parse("{\"taken\": false}"), school("2025-2026", code).body());
    assertEquals(404, school("2024-2025", "geheim").status());
  }

  @Test
  void a_school_that_was_typed_by_hand_is_taken_when_it_equals_a_typed_or_a_listed_one() {
    storage.schools().load(Sample.schools().values());
    var listed = Sample.schools().values().iterator().next();
    storage
        .registrations()
        .submit(
            Sample.round(),
            Sample.form()
                .number(2)
                .schools(
                    new Participant.Listed(listed.code()),
                    new Participant.Unlisted("De Bonte Specht", "Meppel"))
                .register(),
            Idempotency.of("key", "content"),
            List.of());
    var yes = Invocation.parse("{\"taken\": true}");
    var no = Invocation.parse("{\"taken\": false}");
    assertEquals(yes, typed("de bonte  specht", "MEPPEL").body());
    assertEquals(yes, typed(listed.name(), listed.place()).body());
    assertEquals(no, typed("De Bonte Specht", "Assen").body());
    assertEquals(no, typed("", "").body());
  }

  @Test
  void the_answer_and_the_log_hold_nothing_that_was_filled_in() {
    var told = ask().answer() + String.join("\n", ask().log());
    var submission = Sample.form().submission();
    var pair = submission.pair();
    Stream.of(pair.practitioner(), pair.leader())
        .flatMap(person -> Stream.of(person.name(), person.email().value(), person.role()))
        .forEach(secret -> assertFalse(told.contains(secret), secret));
    assertFalse(told.contains(submission.initiative()));
  }

  private void decide(Outcome outcome) {
    storage
        .allocations()
        .apply(Sample.round(), List.of(new Allocations.Applied(outcome, "request-1", List.of())));
  }

  private Invocation.Result ask() {
    return Invocation.invoke(function, Invocation.event("registration-status"));
  }

  private Invocation.Result school(String round, String code) {
    var event = (ObjectNode) Invocation.event("registration-status");
    var key = "GET /api/rounds/{round}/schools/{code}";
    event.put("routeKey", key).putObject("pathParameters").put("round", round).put("code", code);
    ((ObjectNode) event.path("requestContext")).put("routeKey", key);
    return Invocation.invoke(function, event);
  }

  private Invocation.Result typed(String name, String place) {
    var event = (ObjectNode) Invocation.event("registration-status");
    var key = "GET /api/rounds/{round}/schools";
    event.put("routeKey", key).putObject("pathParameters").put("round", "2024-2025");
    event.putObject("queryStringParameters").put("name", name).put("place", place);
    ((ObjectNode) event.path("requestContext")).put("routeKey", key);
    return Invocation.invoke(function, event);
  }

  private Invocation.Result ask(String reference) {
    var event = (ObjectNode) Invocation.event("registration-status");
    event.putObject("pathParameters").put("reference", reference);
    return Invocation.invoke(function, event);
  }
}
