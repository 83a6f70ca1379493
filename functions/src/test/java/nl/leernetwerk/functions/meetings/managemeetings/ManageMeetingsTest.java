package nl.leernetwerk.functions.meetings.managemeetings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.AllocatedRound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network whose round announces five meetings; nothing is settled yet. */
class ManageMeetingsTest {
  private static final Round ROUND = Sample.twoForPrimary();

  private final MovingClock clock = new MovingClock(Instant.parse("2024-10-07T09:00:00Z"));
  private final AllocatedRound round = AllocatedRound.create(LocalTable.create(clock), ROUND, 3);
  private final ManageMeetings function =
      new ManageMeetings(TestSurroundings.of(round.table()).clock(clock).get());

  @Test
  void at_first_there_are_the_meetings_that_the_round_announces_with_their_periods() {
    var answer = get();
    assertEquals(5, answer.body().at("/meetings").size());
    var first = answer.body().at("/meetings/0");
    assertEquals("planned", first.at("/state").asText());
    assertEquals("eind november 2024 (startbijeenkomst)", first.at("/words").asText());
    assertEquals("2024-11-21", first.at("/period/first").asText());
    assertEquals("2024-11-30", first.at("/period/last").asText());
  }

  @Test
  void the_sample_event_settles_the_first_meeting_from_twelve_to_four() {
    var saved = Invocation.invoke(function, Invocation.event("manage-meetings"));
    assertEquals(200, saved.status(), saved.answer().toString());
    var first = get().body().at("/meetings/0");
    assertEquals("settled", first.at("/state").asText());
    assertEquals(
        List.of("2024-11-26", "12:00", "16:00", "Het Vergaderhuis"),
        List.of(
            first.at("/day").asText(),
            first.at("/start").asText(),
            first.at("/end").asText(),
            first.at("/place/name").asText()));
    assertFalse(first.has("warnings"), first.toString());
    clock.set(Instant.parse("2024-11-26T15:00:00Z"));
    assertEquals("held", get().body().at("/meetings/0/state").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-11-30 | weekend",
        "2024-12-03 | buiten de periode",
        "2025-02-24 | voorjaarsvakantie",
        "2025-05-29 | Hemelvaartsdag",
        "2024-06-27 | nog niet bekend",
        "2031-02-12 | nog niet bekend"
      })
  void a_day_that_may_not_suit_is_settled_with_a_warning_that_names_the_reason(
      String day, String reason) {
    var saved = settle(get(), 1, body(day));
    var warnings = saved.body().at("/meetings/0/warnings").toString();
    assertTrue(warnings.contains(reason), warnings);
  }

  @Test
  void a_day_on_which_a_facilitator_has_another_meeting_is_warned_of() {
    settle(get(), 1, body("2024-11-26"));
    var other = get("PO-2");
    assertEquals("2024-11-26", other.body().at("/days/taken/0/day").asText());
    var event = event("PUT", "PO-2", "/{meeting}");
    headers(event).put("if-match", tag(other));
    event.withObject("/pathParameters").put("meeting", "1");
    event.put("body", body("2024-11-26").toString());
    var warned = Invocation.invoke(function, event).body().at("/meetings/0/warnings").toString();
    assertTrue(warned.contains("plaats is die dag al bezet door leernetwerk PO"), warned);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"day\": \"2024-11-26\"}                                                      | #/place",
        "{\"place\": {\"name\": \"Huis\", \"address\": \"Plein 1\"}}                    | #/day",
        "{\"day\": \"26 november\", \"place\": {\"name\": \"H\", \"address\": \"P\"}}   | #/day",
        "{\"day\": \"2024-11-26\", \"end\": \"16:30\", \"place\": {\"name\": \"H\", \"address\":"
            + " \"P\"}} | #/end",
        "{\"day\": \"2024-11-26\", \"start\": \"16:00\", \"place\": {\"name\": \"H\", \"address\":"
            + " \"P\"}} | #/end",
        "{\"day\": \"2024-11-26\", \"start\": \"noon\", \"place\": {\"name\": \"H\", \"address\":"
            + " \"P\"}} | #/start",
        "{\"day\": \"2024-11-26\", \"place\": {\"name\": \"\", \"address\": \"P\"}}     |"
            + " #/place/name",
        "{\"sunny\": true}                                                              | #/sunny"
      })
  void what_is_wrong_is_named_and_nothing_is_saved(String body, String at) {
    var answer = send("PUT", "/{meeting}", 1, tag(get()), Invocation.parse(body).toString(), "r-1");
    assertEquals(422, answer.status(), answer.answer().toString());
    assertEquals(at, answer.body().at("/errors/0/pointer").asText());
    assertEquals(0, get().body().at("/version").asInt());
  }

  @Test
  void a_programme_can_be_written_without_a_day_and_after_the_meeting() {
    var written =
        settle(get(), 2, (ObjectNode) Invocation.parse("{\"programme\": \"Intervisie\"}"));
    assertEquals("Intervisie", written.body().at("/meetings/1/programme").asText());
    assertEquals("planned", written.body().at("/meetings/1/state").asText());
    settle(get(), 1, body("2024-11-26"));
    clock.set(Instant.parse("2024-11-27T09:00:00Z"));
    var after = settle(get(), 1, (ObjectNode) Invocation.parse("{\"programme\": \"Verslag\"}"));
    assertEquals("held", after.body().at("/meetings/0/state").asText());
    assertEquals("Verslag", after.body().at("/meetings/0/programme").asText());
  }

  @Test
  void a_meeting_that_is_over_is_neither_moved_nor_cancelled() {
    settle(get(), 1, body("2024-11-26"));
    clock.set(Instant.parse("2024-11-27T09:00:00Z"));
    var tag = tag(get());
    assertEquals(
        409, send("PUT", "/{meeting}", 1, tag, body("2024-12-03").toString(), "r-2").status());
    assertEquals(409, send("POST", "/{meeting}/cancellation", 1, tag, "", "r-3").status());
  }

  @Test
  void a_cancelled_meeting_keeps_its_programme_and_can_be_settled_anew() {
    settle(get(), 1, body("2024-11-26").put("programme", "Kennismaken"));
    var cancelled = send("POST", "/{meeting}/cancellation", 1, tag(get()), "", "r-2");
    assertEquals("cancelled", cancelled.body().at("/meetings/0/state").asText());
    assertEquals("Kennismaken", cancelled.body().at("/meetings/0/programme").asText());
    var again = settle(get(), 1, body("2024-11-28"));
    assertEquals("settled", again.body().at("/meetings/0/state").asText());
  }

  @Test
  void the_same_once_more_changes_nothing() {
    var seen = tag(get());
    send("PUT", "/{meeting}", 1, seen, body("2024-11-26").toString(), "r-1");
    var again = send("PUT", "/{meeting}", 1, seen, body("2024-11-26").toString(), "r-2");
    assertEquals(200, again.status(), again.answer().toString());
    assertEquals(1, again.body().at("/version").asInt());
  }

  @Test
  void of_facilitators_who_change_the_meetings_at_once_one_is_told_that_somebody_was_first()
      throws Exception {
    var seen = tag(get());
    var together = new CyclicBarrier(4);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var answers =
          IntStream.rangeClosed(1, 4)
              .mapToObj(
                  number ->
                      threads.submit(
                          () -> {
                            together.await();
                            return send(
                                    "PUT",
                                    "/{meeting}",
                                    number,
                                    seen,
                                    body("2024-11-2" + number).toString(),
                                    "r-" + number)
                                .status();
                          }))
              .toList();
      var statuses = new java.util.ArrayList<Integer>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertEquals(List.of(200, 412, 412, 412), statuses.stream().sorted().toList());
    }
    assertEquals(
        1,
        StreamSupport.stream(get().body().at("/meetings").spliterator(), false)
            .filter(it -> it.at("/state").asText().equals("settled"))
            .count());
  }

  @Test
  void without_the_tag_that_was_seen_nothing_is_changed() {
    assertEquals(
        428, send("PUT", "/{meeting}", 1, "", body("2024-11-26").toString(), "r-1").status());
    assertEquals(
        412,
        send("PUT", "/{meeting}", 1, "\"meetings-7\"", body("2024-11-26").toString(), "r-1")
            .status());
    assertEquals(
        404,
        send("PUT", "/{meeting}", 6, tag(get()), body("2024-11-26").toString(), "r-1").status());
  }

  private Invocation.Result get() {
    return get("PO");
  }

  private Invocation.Result get(String network) {
    var event = event("GET", network, "");
    var answer = Invocation.invoke(function, event);
    assertEquals(200, answer.status(), answer.answer().toString());
    return answer;
  }

  private Invocation.Result settle(Invocation.Result seen, int meeting, ObjectNode body) {
    var answer =
        send("PUT", "/{meeting}", meeting, tag(seen), body.toString(), "r-" + tag(seen).hashCode());
    assertEquals(200, answer.status(), answer.answer().toString());
    return answer;
  }

  private Invocation.Result send(
      String method, String path, int meeting, String tag, String body, String request) {
    var event = event(method, "PO", path);
    event.withObject("/pathParameters").put("meeting", Integer.toString(meeting));
    if (tag.isEmpty()) {
      headers(event).remove("if-match");
    } else {
      headers(event).put("if-match", tag);
    }
    event.put("body", body);
    ((ObjectNode) event.at("/requestContext")).put("requestId", request);
    return Invocation.invoke(function, event);
  }

  private static ObjectNode event(String method, String network, String path) {
    var event = (ObjectNode) Invocation.event("manage-meetings");
    if (!network.equals("PO")) {
      ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))
          .put("cognito:groups", "[organiser]")
          .put("email", Sample.ORGANISER.email().value());
    }
    event.putObject("pathParameters").put("round", "2024-2025").put("network", network);
    var route = method + " /api/rounds/{round}/networks/{network}/meetings" + path;
    event.put("routeKey", route);
    ((ObjectNode) event.at("/requestContext")).put("routeKey", route);
    return event;
  }

  private static ObjectNode headers(JsonNode event) {
    return (ObjectNode) event.at("/headers");
  }

  private static String tag(Invocation.Result answer) {
    return answer.answer().at("/headers/etag").asText();
  }

  private static ObjectNode body(String day) {
    return ((ObjectNode)
            Invocation.parse(
                "{\"place\": {\"name\": \"Het Vergaderhuis\", \"address\": \"Stationsplein 1,"
                    + " Utrecht\"}}"))
        .put("day", day);
  }
}
