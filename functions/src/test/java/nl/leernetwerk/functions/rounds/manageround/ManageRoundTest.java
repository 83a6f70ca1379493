package nl.leernetwerk.functions.rounds.manageround;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.letters.Xlsx;
import nl.leernetwerk.registry.MailKinds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundField;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.Test;

class ManageRoundTest {
  private static final Actor NOOR = new Actor.Organiser("93f4a822-5051-7091-1a2b-000000000001");
  private static final Instant RECEIVED = Instant.parse("2024-06-01T12:00:00Z");

  private final MovingClock clock = new MovingClock(RECEIVED);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final ManageRound function =
      new ManageRound(
          TestSurroundings.of(table)
              .variable("SITE_URL", "https://leernetwerken.example.org/")
              .variable("SENDER_NAME", "Steunpunt Passend Onderwijs")
              .clock(clock)
              .get());

  @Test
  void the_sample_event_opens_the_round_and_its_journal() {
    var result = open(_ -> {});
    assertEquals(201, result.status(), result.body().toString());
    assertEquals("/api/rounds/2024-2025", header(result, "location"));
    assertEquals(document(), result.body());
    assertEquals(RoundJson.write(round()), document());
    assertEquals(
        List.of(
            new RoundChange(
                1,
                RECEIVED,
                NOOR,
                Optional.of("De subsidie is toegekend."),
                List.of(new RoundEdit.Opened()))),
        storage.roundJournal().of("2024-2025"));
  }

  @Test
  void the_same_round_sent_again_is_the_same_round() {
    open(_ -> {});
    var before = LocalTable.items(table);
    assertEquals(201, open(_ -> {}).status());
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void all_errors_are_reported_at_once_and_nothing_is_opened() {
    var result =
        open(
            round ->
                round
                    .put("policy", "ranking")
                    .put("id", "current")
                    .put("why", "x".repeat(501))
                    .remove("contact"));
    assertEquals(422, result.status());
    assertEquals(List.of("#/contact", "#/id", "#/policy", "#/why"), pointers(result));
    assertEquals(List.of(), storage.rounds().all());
  }

  @Test
  void another_round_of_that_id_one_in_the_same_period_and_one_that_is_over_are_refused() {
    open(_ -> {});
    assertEquals(List.of("#/id"), pointers(open(it -> it.put("opens", "2024-06-28"))));
    assertEquals(List.of("#/opens"), pointers(open(it -> it.put("id", "extra"))));
    var past =
        open(it -> it.put("id", "past").put("opens", "2024-01-01").put("deadline", "2024-05-31"));
    assertEquals(List.of("#/deadline"), pointers(past));
    assertEquals(1, storage.rounds().all().size());
  }

  @Test
  void the_whole_round_is_shown_with_the_tag_that_an_edit_wants() {
    var opened = open(_ -> {});
    var shown = show();
    assertEquals(200, shown.status());
    assertEquals(document(), shown.body());
    assertEquals(header(opened, "etag"), header(shown, "etag"));
    assertEquals("no-store", header(shown, "cache-control"));
    assertEquals(
        404, Invocation.invoke(function, event("GET /api/rounds/{round}", "2019")).status());
  }

  @Test
  void an_edit_is_written_with_who_what_when_and_why_and_published() {
    var tag = header(open(_ -> {}), "etag");
    var result =
        edit(tag, it -> it.put("deadline", "2024-10-08").put("why", "Op verzoek van scholen."));
    assertEquals(200, result.status(), result.body().toString());
    assertEquals("2024-10-08", round().deadline().toString());
    assertEquals(header(show(), "etag"), header(result, "etag"));
    var change = storage.roundJournal().of("2024-2025").getLast();
    assertEquals(2, change.version());
    assertEquals(NOOR, change.by());
    assertEquals(Optional.of("Op verzoek van scholen."), change.why());
    assertEquals(
        new RoundEdit.Changed(RoundField.DEADLINE, "2024-10-01", "2024-10-08"),
        change.edits().getFirst());
    assertEquals(
        List.of(new RoundEvents.Changed("2024-2025", 2).event()),
        storage.outbox().waitingSince(RECEIVED.plusSeconds(60)));
  }

  @Test
  void what_organisers_add_to_mails_is_kept_and_previewed_and_the_journal_does_not_repeat_it() {
    var tag = header(open(_ -> {}), "etag");
    var result =
        edit(tag, it -> it.putObject("paragraphs").put("confirmation", "Bel Jo.").put("list", ""));
    assertEquals(200, result.status(), result.body().toString());
    assertEquals("{\"confirmation\":\"Bel Jo.\"}", show().body().path("paragraphs").toString());
    var change = storage.roundJournal().of("2024-2025").getLast();
    assertEquals(List.of(new RoundEdit.ParagraphsChanged()), change.edits());
    var preview = (ObjectNode) event("POST /api/rounds/preview", "2024-2025");
    var mails =
        Invocation.invoke(function, preview.put("body", show().body().toString()))
            .body()
            .path("mails");
    assertTrue(mails.path(0).path("text").asText().contains("\nBel Jo.\n"), mails.toString());
  }

  @Test
  void an_unknown_kind_of_mail_and_a_paragraph_that_is_too_long_are_refused_at_their_place() {
    var result =
        open(
            it ->
                it.putObject("paragraphs")
                    .put("confirmation", "x".repeat(1001))
                    .put("totals", "Dag!")
                    .put("birthday", "Dag!"));
    assertEquals(422, result.status());
    assertEquals(
        List.of("#/paragraphs/birthday", "#/paragraphs/confirmation", "#/paragraphs/totals"),
        pointers(result));
    assertEquals(List.of("#/paragraphs"), pointers(open(it -> it.put("paragraphs", "Dag!"))));
  }

  @Test
  void the_contract_names_exactly_the_kinds_of_mail_that_may_have_a_paragraph() throws Exception {
    var contract =
        Files.readString(Path.of(System.getProperty("project.root"), "openapi.yaml"))
            .split("\n    Paragraphs?:\n", -1)[1];
    assertEquals(
        MailKinds.WITH_PARAGRAPH,
        Pattern.compile("(?m)^ {8}([a-z-]+):$")
            .matcher(contract)
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toSet()));
  }

  @Test
  void an_edit_without_a_tag_or_with_an_old_tag_changes_nothing() {
    var tag = header(open(_ -> {}), "etag");
    var other = edit("W/" + tag, it -> it.put("name", "Eerst"));
    assertEquals(200, other.status(), "a tag that was marked as weak on its way is the same");
    var before = LocalTable.items(table);
    assertEquals(428, edit("", it -> it.put("name", "Daarna")).status());
    var outdated = edit(tag, it -> it.put("name", "Daarna"));
    assertEquals(412, outdated.status());
    assertEquals(header(other, "etag"), header(outdated, "etag"));
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void an_edit_sent_again_is_one_edit() {
    var tag = header(open(_ -> {}), "etag");
    edit(tag, it -> it.put("name", "Anders"));
    var before = LocalTable.items(table);
    assertEquals(200, edit(tag, it -> it.put("name", "Anders")).status());
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void one_of_many_simultaneous_edits_of_the_same_version_is_made_and_the_others_are_refused() {
    var tag = header(open(_ -> {}), "etag");
    var edits =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                n -> () -> edit(tag, it -> it.put("name", "Naam " + n)).status())
            .toList();
    var answers = AtOnce.atOnce(edits);
    assertEquals(1, answers.stream().filter(it -> it == 200).count(), answers.toString());
    assertEquals(7, answers.stream().filter(it -> it == 412).count(), answers.toString());
    assertEquals(2, storage.roundJournal().of("2024-2025").size());
  }

  @Test
  void a_field_that_may_no_longer_change_at_the_moment_of_receipt_is_refused() {
    var tag = header(open(_ -> {}), "etag");
    var event = event("PUT /api/rounds/{round}", "2024-2025");
    ((ObjectNode) event.get("requestContext"))
        .put("timeEpoch", Instant.parse("2024-07-01T12:00:00Z").toEpochMilli());
    var result = send(event, tag, it -> it.put("policy", "draw").put("opens", "2024-07-01"));
    assertEquals(422, result.status());
    assertEquals(List.of("#/opens", "#/policy"), pointers(result));
    assertEquals(1, storage.roundJournal().of("2024-2025").size());
  }

  @Test
  void the_round_in_the_address_is_the_one_that_is_edited() {
    var tag = header(open(_ -> {}), "etag");
    assertEquals(List.of("#/id"), pointers(edit(tag, it -> it.put("id", "2025-2026"))));
    assertEquals(404, send(event("PUT /api/rounds/{round}", "2019-2020"), tag, _ -> {}).status());
  }

  @Test
  void a_body_that_is_not_json_or_too_large_is_refused_with_what_to_do() {
    var event = Invocation.event("manage-round");
    assertEquals(400, Invocation.invoke(function, ((ObjectNode) event).put("body", "{")).status());
    var large = "{\"id\": \"" + "x".repeat(65_536) + "\"}";
    assertEquals(
        413, Invocation.invoke(function, ((ObjectNode) event).put("body", large)).status());
  }

  @Test
  void a_preview_shows_the_form_and_every_mail_with_invented_people_and_stores_nothing() {
    var result = send(event("POST /api/rounds/preview", ""), "", it -> it.put("policy", "draw"));
    assertEquals(200, result.status());
    assertEquals("draw", result.body().at("/round/policy").asText());
    assertFalse(result.body().path("round").has("organisers"));
    var mails = result.body().path("mails");
    assertTrue(mails.size() > 15, mails.size() + " mails");
    for (var mail : mails) {
      assertTrue(mail.path("text").asText().contains("Steunpunt Passend Onderwijs"));
      assertTrue(mail.path("html").asText().startsWith("<!DOCTYPE html>"));
    }
    assertEquals(List.of(), LocalTable.items(table));
    var wrong = send(event("POST /api/rounds/preview", ""), "", it -> it.remove("name"));
    assertEquals(List.of("#/name"), pointers(wrong));
  }

  @Test
  void an_export_is_a_spreadsheet_that_no_cache_keeps_and_the_log_tells_who_took_it() {
    open(_ -> {});
    LocalTable.store(table, List.of(Sample.form().register()));
    var result = Invocation.invoke(function, event("GET /api/rounds/{round}/export", "2024-2025"));
    assertEquals(200, result.status());
    assertEquals(
        "attachment; filename=\"aanmeldingen-2024-2025.xlsx\"",
        header(result, "content-disposition"));
    assertEquals("no-store", header(result, "cache-control"));
    assertTrue(result.answer().path("isBase64Encoded").asBoolean());
    var file = Base64.getDecoder().decode(result.answer().path("body").asText());
    assertEquals("PK", new String(file, 0, 2, StandardCharsets.US_ASCII));
    assertTrue(String.join("", result.log()).contains("organiser:93f4a822"));
  }

  @Test
  void an_export_holds_the_initiatives_that_it_names_or_all_when_it_names_none() {
    open(_ -> {});
    var some = Sample.registrations(Sector.PO, 3);
    LocalTable.store(table, some);
    var event = event("GET /api/rounds/{round}/export", "2024-2025");
    assertEquals(3, exported(event).rows());
    ((ObjectNode) event)
        .putObject("queryStringParameters")
        .put("references", some.get(0).reference() + "," + some.get(2).reference());
    var sheet = exported(event);
    assertEquals(2, sheet.rows());
    assertEquals(some.get(2).reference().text(), sheet.row(2).get("Kenmerk"));
  }

  private Xlsx exported(JsonNode event) {
    var body = Invocation.invoke(function, event).answer().path("body").asText();
    return Xlsx.of(new Attachment("export.xlsx", "", Base64.getDecoder().decode(body)));
  }

  @Test
  void an_export_of_references_that_cannot_be_read_is_refused() {
    open(_ -> {});
    for (var references : List.of("", "../x", "2024-2025-7K3F-9QXM;2024-2025-TF88-78T5")) {
      var event = event("GET /api/rounds/{round}/export", "2024-2025");
      ((ObjectNode) event).putObject("queryStringParameters").put("references", references);
      var result = Invocation.invoke(function, event);
      assertEquals(422, result.status(), references);
      assertEquals(List.of("#/references"), pointers(result));
    }
  }

  @Test
  void nobody_but_an_organiser_gets_an_answer() {
    open(_ -> {});
    for (var route :
        List.of(
            "POST /api/rounds",
            "GET /api/rounds/{round}",
            "PUT /api/rounds/{round}",
            "POST /api/rounds/preview",
            "GET /api/rounds/{round}/export")) {
      var event = event(route, "2024-2025");
      ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims"))
          .put("cognito:groups", "[facilitator]");
      assertEquals(403, Invocation.invoke(function, event).status(), route);
    }
  }

  @Test
  void the_log_tells_the_id_and_no_person() {
    var log = String.join("\n", open(_ -> {}).log());
    assertTrue(log.contains("2024-2025"));
    for (var secret : List.of("Noor", "Sanne", "@", "subsidie")) {
      assertFalse(log.contains(secret), log);
    }
  }

  @Test
  void
      a_round_that_cannot_be_read_is_written_anew_by_whoever_saw_that_and_nothing_takes_its_place() {
    open(_ -> {});
    var whole = document();
    Spoiled.text(table, "ROUNDS/2024-2025", "definition", it -> it.replace("arrival", "chance"));
    var shown = show();
    assertEquals(503, shown.status());
    assertEquals("leernetwerken@example.org", shown.body().path("contact").asText());
    assertTrue(shown.log().toString().contains("ROUNDS/2024-2025"), shown.log().toString());
    var tag = header(shown, "etag");

    assertEquals(List.of("#/opens"), pointers(open(it -> it.put("id", "extra"))));
    assertEquals(428, edit("", _ -> {}).status());
    var other = edit("\"other\"", _ -> {});
    assertEquals(412, other.status());
    assertEquals(tag, header(other, "etag"));
    assertEquals(List.of("#/id"), pointers(edit(tag, it -> it.put("id", "extra"))));
    assertEquals(503, show().status(), "nothing of this changed it");

    assertEquals(200, edit(tag, it -> it.put("why", "Hersteld uit de back-up.")).status());
    assertEquals(whole, show().body());
    var change = storage.roundJournal().of("2024-2025").getLast();
    assertEquals(List.of(new RoundEdit.Repaired()), change.edits());
    assertEquals(2, change.version());
    assertEquals(412, edit(tag, it -> it.put("name", "Anders")).status(), "it is another by now");
  }

  @Test
  void a_round_of_which_nothing_is_left_is_written_anew_too_and_keeps_every_day_free_for_itself() {
    open(_ -> {});
    Spoiled.all(table, "ROUNDS/2024-2025");
    var later =
        open(
            it ->
                it.put("id", "later")
                    .put("opens", "2031-06-01")
                    .put("deadline", "2031-10-01")
                    .put("retentionUntil", "2033-10-01"));
    assertEquals(List.of("#/opens"), pointers(later));
    assertEquals(200, edit(header(show(), "etag"), _ -> {}).status());
    assertEquals(document(), show().body());
  }

  @Test
  void a_relay_inside_our_own_network_is_refused_but_for_the_one_that_the_stack_itself_names() {
    for (var inside :
        List.of(
            "http://169.254.169.254/latest",
            "http://127.0.0.1:8080",
            "http://10.1.2.3",
            "http://192.168.0.1",
            "http://100.64.0.1",
            "http://0.0.0.0",
            "http://localhost/local/beacon",
            "http://relay",
            "https://relay.internal")) {
      var result =
          open(
              it ->
                  it.put("policy", "draw")
                      .putObject("beacon")
                      .put("address", inside)
                      .put("time", "2024-10-02T12:00:00"));
      assertEquals(List.of("#/beacon/address"), pointers(result), inside);
    }
    var own =
        new ManageRound(
            TestSurroundings.of(table)
                .variable("SITE_URL", "https://leernetwerken.example.org/")
                .variable("BEACON_ADDRESS", "http://localhost/local/beacon")
                .clock(clock)
                .get());
    var event = (ObjectNode) Invocation.event("manage-round");
    var document = (ObjectNode) Invocation.parse(event.get("body").asText());
    document.put("policy", "draw").putObject("beacon").put("time", "2024-10-02T12:00:00");
    var result = Invocation.invoke(own, event.put("body", document.toString()));
    assertEquals(201, result.status(), result.body().toString());
  }

  private Invocation.Result open(Consumer<ObjectNode> change) {
    return send(Invocation.event("manage-round"), "", change);
  }

  private Invocation.Result edit(String tag, Consumer<ObjectNode> change) {
    return send(event("PUT /api/rounds/{round}", "2024-2025"), tag, change);
  }

  private Invocation.Result show() {
    return Invocation.invoke(function, event("GET /api/rounds/{round}", "2024-2025"));
  }

  private Invocation.Result send(JsonNode event, String tag, Consumer<ObjectNode> change) {
    var document = (ObjectNode) Invocation.parse(event.get("body").asText());
    change.accept(document);
    ((ObjectNode) event).put("body", document.toString());
    if (!tag.isEmpty()) {
      ((ObjectNode) event.get("headers")).put("if-match", tag);
    }
    return Invocation.invoke(function, event);
  }

  private static JsonNode event(String route, String round) {
    var event = (ObjectNode) Invocation.event("manage-round");
    event.put("routeKey", route);
    event.putObject("pathParameters").put("round", round);
    return event;
  }

  /** The sample's document in the form in which it is shown, without the reason. */
  private static JsonNode document() {
    var sent = (ObjectNode) Invocation.parse(Invocation.event("manage-round").get("body").asText());
    return sent.without("why");
  }

  private Round round() {
    return storage.rounds().find("2024-2025").orElseThrow().round();
  }

  private static String header(Invocation.Result result, String name) {
    return result.answer().at("/headers/" + name).asText();
  }

  private static List<String> pointers(Invocation.Result result) {
    return result.body().path("errors").findValuesAsText("pointer").stream().sorted().toList();
  }
}
