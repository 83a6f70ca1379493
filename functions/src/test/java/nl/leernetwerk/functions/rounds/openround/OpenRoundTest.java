package nl.leernetwerk.functions.rounds.openround;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;

class OpenRoundTest {
  private static final JsonNode OPENED =
      Invocation.parse("{\"opened\": true, \"round\": \"2024-2025\"}");

  private final MovingClock clock = new MovingClock(Instant.parse("2024-06-01T12:00:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final OpenRound function = new OpenRound(TestSurroundings.of(table).clock(clock).get());

  @Test
  void the_sample_event_opens_the_round_it_describes() {
    var document = Invocation.event("open-round");
    assertEquals(OPENED, open(document).answer());
    var round = ((RoundJson.Valid) RoundJson.read(document)).round();
    assertEquals(
        List.of(new RunningRound(round, new RoundProgress.Unclosed())), storage.rounds().all());
  }

  @Test
  void opening_the_same_round_again_is_harmless() {
    open(Invocation.event("open-round"));
    var before = LocalTable.items(table);
    assertEquals(OPENED, open(Invocation.event("open-round")).answer());
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void opening_the_same_round_again_leaves_its_closing_as_it_is() {
    open(Invocation.event("open-round"));
    var closed = new RoundProgress.Closed(clock.instant(), Sample.SEED);
    storage.rounds().close("2024-2025", closed);
    assertEquals(OPENED, open(Invocation.event("open-round")).answer());
    assertEquals(closed, storage.rounds().all().getFirst().progress());
  }

  @Test
  void many_simultaneous_openings_of_the_same_round_all_succeed_and_open_it_once() {
    var openings =
        IntStream.range(0, 8)
            .<Callable<JsonNode>>mapToObj(_ -> () -> open(Invocation.event("open-round")).answer())
            .toList();
    AtOnce.atOnce(openings).forEach(answer -> assertEquals(OPENED, answer));
    assertEquals(1, storage.rounds().all().size());
  }

  @Test
  void another_definition_under_the_same_id_is_refused_and_the_first_stands() {
    open(Invocation.event("open-round"));
    var before = storage.rounds().all();
    var answer = open(changed(round -> round.put("policy", "draw"))).answer();
    assertRefused(List.of("#/id"), answer);
    assertEquals(before, storage.rounds().all());
  }

  @Test
  void a_round_that_shares_a_day_with_another_is_refused() {
    open(Invocation.event("open-round"));
    var answer =
        open(changed(
                round ->
                    round
                        .put("id", "extra")
                        .put("opens", "2024-10-01")
                        .put("deadline", "2024-11-01")))
            .answer();
    assertRefused(List.of("#/opens"), answer);
    assertTrue(answer.toString().contains("2024-2025"));
    assertEquals(1, storage.rounds().all().size());
  }

  @Test
  void a_round_that_opens_the_day_after_another_ends_is_opened() {
    open(Invocation.event("open-round"));
    var answer =
        open(changed(
                round ->
                    round
                        .put("id", "extra")
                        .put("opens", "2024-10-02")
                        .put("deadline", "2024-11-01")))
            .answer();
    assertTrue(answer.get("opened").asBoolean());
    assertEquals(2, storage.rounds().all().size());
  }

  @Test
  void all_errors_in_a_document_are_reported_at_once_and_nothing_is_opened() {
    var answer =
        open(changed(
                round -> {
                  round.put("policy", "ranking").put("opens", "27 juni").remove("contact");
                  ((ObjectNode) round.get("networks").get(1)).put("capacity", 0);
                }))
            .answer();
    assertRefused(List.of("#/contact", "#/networks/1/capacity", "#/opens", "#/policy"), answer);
    assertEquals(List.of(), storage.rounds().all());
  }

  @Test
  void a_document_that_is_no_object_is_refused() {
    assertRefused(List.of("#"), open(new TextNode("2024-2025")).answer());
    assertRefused(List.of("#"), open(Invocation.parse("[]")).answer());
  }

  @Test
  void an_input_that_is_not_json_is_refused_without_an_exception() {
    for (var bytes :
        List.of(
            "{\"id\": ".getBytes(StandardCharsets.UTF_8),
            new byte[0],
            "{}".getBytes(StandardCharsets.UTF_16))) {
      assertRefused(List.of("#"), Invocation.invoke(function, bytes).answer());
    }
  }

  @Test
  void the_log_tells_the_id_and_no_person() {
    var log = String.join("\n", open(Invocation.event("open-round")).log());
    assertTrue(log.contains("2024-2025"));
    for (var secret : List.of("Noor", "Sanne", "Karim", "@")) {
      assertFalse(log.contains(secret), log);
    }
  }

  private Invocation.Result open(JsonNode document) {
    return Invocation.invoke(function, document);
  }

  private static JsonNode changed(Consumer<ObjectNode> change) {
    var document = (ObjectNode) Invocation.event("open-round");
    change.accept(document);
    return document;
  }

  private static void assertRefused(List<String> pointers, JsonNode answer) {
    assertFalse(answer.get("opened").asBoolean());
    assertEquals(
        pointers, answer.get("errors").findValuesAsText("pointer").stream().sorted().toList());
    answer
        .get("errors")
        .findValuesAsText("detail")
        .forEach(detail -> assertTrue(detail.endsWith(".")));
  }
}
