package nl.leernetwerk.functions.registration.submitregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

class SubmitRegistrationTest {
  private static final Instant NOW = Instant.parse("2024-09-12T12:00:00Z");
  private static final Instant LAST = Instant.parse("2024-10-01T21:59:59.999Z");
  private static final Instant OVER = Instant.parse("2024-10-01T22:00:00Z");

  private final AtomicInteger calls = new AtomicInteger();
  private final Table table = LocalTable.create(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Storage storage = LocalTable.storage(table);
  private final SubmitRegistration function =
      new SubmitRegistration(
          TestSurroundings.of(table)
              .client(LocalTable.client(counting(calls)))
              .clock(Clock.fixed(NOW, ZoneOffset.UTC))
              .random(new Random(1))
              .get());

  @BeforeEach
  void open_the_round() {
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
  }

  @Test
  void the_sample_event_registers_and_says_where_to_look() {
    var result = Invocation.invoke(function, Invocation.event("submit-registration"));
    assertEquals(201, result.status());
    var reference = result.body().get("reference").asText();
    assertEquals(
        "/api/registrations/" + reference,
        result.answer().path("headers").path("location").asText());
    var stored =
        storage.registrations().find(Reference.parse(reference).orElseThrow()).orElseThrow();
    assertEquals(Sample.form().submission(), stored.submission());
    assertEquals(Instant.ofEpochMilli(1726142400000L), stored.arrival().at());
    assertEquals(2, storage.outbox().waitingSince(NOW.plusSeconds(1)).size());
  }

  @Test
  void a_registration_costs_one_call_once_the_round_is_known() {
    assertEquals(201, post(body -> {}, "first").status());
    calls.set(0);
    assertEquals(201, post(schools("99AA00"), "second").status());
    assertEquals(1, calls.get());
  }

  @Test
  void the_log_has_an_accepted_registration_under_the_gateways_id_of_the_request() {
    var event = Invocation.event("submit-registration");
    var result = Invocation.invoke(function, event);
    assertEquals(
        List.of(
            ("{\"event\":\"RegistrationAccepted\",\"network\":\"PO\",\"reference\":\"%s\","
                    + "\"round\":\"2024-2025\",\"schools\":3,\"trace\":\"%s\"}")
                .formatted(
                    result.body().get("reference").asText(),
                    event.at("/requestContext/requestId").asText())),
        result.log());
  }

  @Test
  void the_log_tells_every_refusal_with_its_reason() {
    var refused = (ObjectNode) Invocation.event("submit-registration");
    var trace = refused.at("/requestContext/requestId").asText();
    ((ObjectNode) refused.get("headers")).put("content-type", "text/plain");
    assertEquals(
        List.of(
            ("{\"event\":\"RegistrationRefused\",\"problem\":\"content-type\",\"status\":415,"
                    + "\"trace\":\"%s\"}")
                .formatted(trace)),
        Invocation.invoke(function, refused).log());
  }

  @Test
  void the_log_tells_the_reference_and_nothing_that_was_sent() {
    var result = Invocation.invoke(function, Invocation.event("submit-registration"));
    var log = String.join("\n", result.log());
    assertTrue(log.contains(result.body().get("reference").asText()), log);
    for (var secret : List.of("Yasmine", "oudkerk", "06-12", "Maas", "begeleidingskamer", "9f0c")) {
      assertFalse(log.contains(secret), log);
    }
  }

  @Test
  void the_same_post_again_is_the_same_answer_also_after_the_deadline() {
    var first = post(body -> {}, "key");
    assertEquals(first.answer(), post(body -> {}, "key").answer());
    assertEquals(first.answer(), post(body -> {}, "key", OVER).answer());
    var other = post(schools("99AA00"), "key", OVER);
    assertEquals(422, other.status());
    assertTrue(other.body().get("detail").asText().contains("nieuwe sleutel"));
  }

  @Test
  void a_corrected_post_may_keep_its_key_because_nothing_was_stored() {
    assertEquals(422, post(body -> body.remove("expectations"), "key").status());
    assertEquals(201, post(body -> {}, "key").status());
  }

  @Test
  void a_post_in_the_last_millisecond_is_in_time_and_a_post_at_midnight_is_too_late() {
    assertEquals(201, post(schools("99AA00"), "in", LAST).status());
    var late = post(schools("99AB00"), "out", OVER);
    assertEquals(410, late.status());
    assertTrue(late.body().get("detail").asText().contains("1 oktober 2024"));
    assertEquals("leernetwerken@example.org", late.body().get("contact").asText());
  }

  @Test
  void before_the_opening_a_post_is_told_when_to_come_back() {
    var early = post(body -> {}, "key", Instant.parse("2024-06-26T21:59:59.999Z"));
    assertEquals(409, early.status());
    assertTrue(early.body().get("detail").asText().contains("27 juni 2024"));
    assertEquals(201, post(body -> {}, "key", Instant.parse("2024-06-26T22:00:00Z")).status());
  }

  @Test
  void without_any_round_a_post_is_refused_with_a_problem() {
    var empty = LocalTable.create(Clock.fixed(NOW, ZoneOffset.UTC));
    var alone =
        new SubmitRegistration(
            TestSurroundings.of(empty)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .random(new Random(1))
                .get());
    assertEquals(409, Invocation.invoke(alone, Invocation.event("submit-registration")).status());
  }

  @Test
  void a_round_that_opened_within_the_minute_refuses_nobody() {
    var fresh = LocalTable.create(Clock.fixed(NOW, ZoneOffset.UTC));
    var function =
        new SubmitRegistration(
            TestSurroundings.of(fresh)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .random(new Random(1))
                .get());
    var event = Invocation.event("submit-registration");
    assertEquals(409, Invocation.invoke(function, event).status());
    LocalTable.storage(fresh).schools().load(Sample.schools().values());
    LocalTable.storage(fresh).open(Sample.round());
    assertEquals(201, Invocation.invoke(function, event).status());
  }

  @Test
  void refusals_come_in_the_promised_order() {
    // Everything is wrong with the request; each step corrects the first fault.
    var event = (ObjectNode) Invocation.event("submit-registration");
    context(event).put("timeEpoch", OVER.toEpochMilli());
    headers(event).put("content-type", "text/plain");
    headers(event).remove("idempotency-key");
    event.put("body", "{" + " ".repeat(65_536));
    assertEquals(415, invoke(event).status());
    headers(event).put("content-type", "application/json; charset=UTF-8");
    assertEquals(413, invoke(event).status());
    event.put("body", "{");
    assertEquals(400, invoke(event).status());
    event.put("body", "{}");
    assertEquals(400, invoke(event).status());
    headers(event).put("idempotency-key", "k".repeat(129));
    assertEquals(400, invoke(event).status());
    headers(event).put("idempotency-key", "k".repeat(128));
    assertEquals(410, invoke(event).status());
    context(event).put("timeEpoch", NOW.toEpochMilli());
    assertEquals(422, invoke(event).status());
  }

  @Test
  void a_key_in_which_nothing_can_be_seen_or_that_holds_what_cannot_is_no_key() {
    var event = (ObjectNode) Invocation.event("submit-registration");
    for (var key :
        List.of("", " ", "\u00a0", "\u00a0\u2003", "\u200b", "a\u0085b", "\u009fkey", "k\u0000")) {
      headers(event).put("idempotency-key", key);
      var refused = invoke(event);
      assertEquals(400, refused.status(), key);
      assertEquals("urn:leernetwerk:problem:idempotency-key", refused.body().path("type").asText());
    }
    headers(event).put("idempotency-key", "één\u00a0sleutel");
    assertEquals(201, invoke(event).status());
  }

  @Test
  void a_body_of_exactly_64_kilobytes_is_read() {
    var event = (ObjectNode) Invocation.event("submit-registration");
    var body = event.get("body").asText();
    var bytes = body.getBytes(StandardCharsets.UTF_8).length;
    event.put("body", body + " ".repeat(65_536 - bytes));
    assertEquals(201, invoke(event).status());
    event.put("body", body + " ".repeat(65_537 - bytes));
    assertEquals(413, invoke(event).status());
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused_as_such() {
    var event = (ObjectNode) Invocation.event("submit-registration");
    event.put(
        "body",
        Base64.getEncoder()
            .encodeToString(event.get("body").asText().getBytes(StandardCharsets.UTF_16)));
    event.put("isBase64Encoded", true);
    assertEquals(400, invoke(event).status());
    assertTrue(invoke(event).body().get("detail").asText().contains("UTF-8"));
  }

  @Test
  void all_errors_are_reported_at_once_including_unknown_schools() {
    var result =
        post(
            body -> {
              body.put("strange", 1).remove("expectations");
              body.withObject("practitioner").put("email", "geen adres");
              ((ObjectNode) body.get("schools").get(1)).put("code", "00XX00");
            },
            "key");
    assertEquals(422, result.status());
    assertEquals(
        "application/problem+json; charset=utf-8",
        result.answer().path("headers").path("content-type").asText());
    assertEquals(
        List.of("#/expectations", "#/practitioner/email", "#/schools/1/code", "#/strange"),
        pointers(result));
  }

  @Test
  void an_unknown_code_is_refused_at_its_place() {
    var result = post(schools("99AA00", "00XX00"), "key");
    assertEquals(422, result.status());
    assertEquals(List.of("#/schools/1/code"), pointers(result));
  }

  @Test
  void the_network_follows_from_regular_schools_of_one_sector() {
    var result = post(schools("99BA00"), "key");
    assertEquals(422, result.status());
    assertEquals(List.of("#/network"), pointers(result));
  }

  @Test
  void more_schools_than_a_network_has_room_for_are_refused() {
    var small = LocalTable.create(Clock.fixed(NOW, ZoneOffset.UTC));
    var ports = LocalTable.storage(small);
    ports.schools().load(Sample.schools().values());
    ports.open(Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 2)));
    var function =
        new SubmitRegistration(
            TestSurroundings.of(small)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .random(new Random(1))
                .get());
    var result = Invocation.invoke(function, Invocation.event("submit-registration"));
    assertEquals(422, result.status());
    assertEquals(List.of("#/schools"), pointers(result));
    var event = (ObjectNode) Invocation.event("submit-registration");
    event.put("body", event.get("body").asText().replace("\"PO\"", "\"VO\""));
    assertEquals(List.of("#/network"), pointers(Invocation.invoke(function, event)));
  }

  @Test
  void a_taken_school_is_refused_without_naming_a_person() {
    post(body -> {}, "first");
    var result = post(schools("99AA00", "99CA00"), "second");
    assertEquals(409, result.status());
    assertEquals(List.of("#/schools/1"), pointers(result));
    assertFalse(result.body().toString().contains("Yasmine"));
    assertEquals("leernetwerken@example.org", result.body().get("contact").asText());
  }

  @Test
  void a_school_typed_by_hand_that_is_in_the_list_becomes_that_school() {
    var result = post(byHand("basisschool de vlíer", "ZWOLLE"), "first");
    assertEquals(201, result.status());
    var reference = Reference.parse(result.body().get("reference").asText()).orElseThrow();
    assertEquals(
        List.of(new Participant.Listed(new SchoolCode("99AA00"))),
        storage.registrations().find(reference).orElseThrow().submission().schools());
    var again = post(schools("99AA00"), "second");
    assertEquals(409, again.status());
    var byHandAgain = post(byHand("Basisschool De Vlier", "Zwolle"), "third");
    assertEquals(409, byHandAgain.status());
    assertEquals(List.of("#/schools/0"), pointers(byHandAgain));
    assertEquals(201, post(byHand("basisschool de vlíer", "ZWOLLE"), "first").status());
  }

  @Test
  void a_school_that_is_not_in_the_list_registers_once_by_hand_in_one_call() {
    assertEquals(201, post(byHand("De Nieuwe School", "Zwolle"), "first").status());
    calls.set(0);
    assertEquals(201, post(byHand("De Tweede School", "Zwolle"), "second").status());
    assertEquals(1, calls.get());
    assertEquals(409, post(byHand("de nieuwe school", "zwolle"), "third").status());
  }

  @Test
  void a_name_that_two_schools_have_stays_as_it_was_typed() {
    var schools = new ArrayList<>(Sample.schools().values());
    schools.add(
        new School(
            new SchoolCode("99AA01"),
            "Basisschool De Vlier",
            "Zwolle",
            SchoolSector.PO,
            Optional.empty()));
    storage.schools().load(schools);
    var result = post(byHand("Basisschool De Vlier", "Zwolle"), "first");
    var reference = Reference.parse(result.body().get("reference").asText()).orElseThrow();
    assertEquals(
        List.of(new Participant.Unlisted("Basisschool De Vlier", "Zwolle")),
        storage.registrations().find(reference).orElseThrow().submission().schools());
  }

  @Test
  void a_school_by_hand_obeys_the_rules_of_the_school_that_it_is() {
    var sector = post(byHand("Het Getijdencollege", "Middelburg"), "first");
    assertEquals(422, sector.status());
    assertEquals(List.of("#/network"), pointers(sector));
    Consumer<ObjectNode> twice =
        body -> {
          schools("99AA00").accept(body);
          ((ArrayNode) body.get("schools"))
              .addObject()
              .put("name", "Basisschool De Vlier")
              .put("place", "Zwolle");
        };
    var repeated = post(twice, "second");
    assertEquals(422, repeated.status());
    assertEquals(List.of("#/schools/1"), pointers(repeated));
  }

  @Test
  void an_internal_failure_is_a_problem_that_repeats_nothing_of_the_request() {
    var broken =
        new SubmitRegistration(
            TestSurroundings.of(table)
                .variable("TABLE_NAME", "no-such-table")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .random(new Random(1))
                .get());
    var result = Invocation.invoke(broken, Invocation.event("submit-registration"));
    assertEquals(500, result.status());
    assertTrue(result.body().get("detail").asText().contains("Probeer"));
    assertTrue(String.join("\n", result.log()).contains("ResourceNotFoundException"));
    assertFalse(String.join("\n", result.log()).contains("no-such-table"));
  }

  @Test
  void
      while_the_open_round_cannot_be_read_a_post_is_asked_to_come_back_and_a_repeated_one_is_known() {
    var first = post(body -> {}, "key");
    var spoiled =
        Spoiled.text(table, "ROUNDS/2024-2025", "definition", it -> it.replace("12", "0"));
    var cold = new SubmitRegistration(TestSurroundings.of(table).random(new Random(2)).get());
    var event = (ObjectNode) Invocation.event("submit-registration");
    headers(event).put("idempotency-key", "other");
    var answer = Invocation.invoke(cold, event);
    assertEquals(503, answer.status());
    assertEquals("leernetwerken@example.org", answer.body().path("contact").asText());
    headers(event).put("idempotency-key", "key");
    assertEquals(first.answer(), Invocation.invoke(cold, event).answer());
    spoiled.mend();
    headers(event).put("idempotency-key", "other");
    assertEquals(409, Invocation.invoke(cold, event).status(), "it goes on at once");
  }

  @Test
  void a_school_that_cannot_be_read_holds_only_who_names_it() {
    Spoiled.all(table, "SCHOOL#99AA00");
    assertEquals(503, post(schools("99AA00"), "first").status());
    assertEquals(201, post(body -> {}, "second").status());
  }

  private Invocation.Result post(Consumer<ObjectNode> change, String key) {
    return post(change, key, NOW);
  }

  private Invocation.Result post(Consumer<ObjectNode> change, String key, Instant receivedAt) {
    var event = (ObjectNode) Invocation.event("submit-registration");
    var body = (ObjectNode) Invocation.parse(event.get("body").asText());
    change.accept(body);
    event.put("body", body.toString());
    headers(event).put("idempotency-key", key);
    context(event).put("timeEpoch", receivedAt.toEpochMilli());
    return invoke(event);
  }

  private Invocation.Result invoke(JsonNode event) {
    return Invocation.invoke(function, event);
  }

  private static Consumer<ObjectNode> schools(String... codes) {
    return body -> {
      var schools = body.putArray("schools");
      for (var code : codes) {
        schools.addObject().put("code", code);
      }
    };
  }

  private static Consumer<ObjectNode> byHand(String name, String place) {
    return body -> body.putArray("schools").addObject().put("name", name).put("place", place);
  }

  private static ObjectNode headers(JsonNode event) {
    return (ObjectNode) event.get("headers");
  }

  private static ObjectNode context(JsonNode event) {
    return (ObjectNode) event.get("requestContext");
  }

  private static List<String> pointers(Invocation.Result result) {
    return StreamSupport.stream(result.body().path("errors").spliterator(), false)
        .map(error -> error.get("pointer").asText())
        .sorted()
        .toList();
  }

  private static ExecutionInterceptor counting(AtomicInteger calls) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeTransmission(
          Context.BeforeTransmission context, ExecutionAttributes attributes) {
        calls.incrementAndGet();
      }
    };
  }
}
