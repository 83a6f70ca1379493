package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.acceptance.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be refused and in which words, and what must not be refused. */
class RefusalsTest {
  private static final Form FORM = Form.number(1);
  private static final String RIGHT_TO_LEFT = "\u202E";

  private static Server server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = Server.start("--now", "2024-09-30T12:00:00");
    api = server.api();
    api.register(Form.number(100).schools("91GB00"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        field(
            "a network that is no network", FORM.with("/network", "MBO"), "#/network", "PO of VO"),
        field("no network", FORM.without("/network"), "#/network", "Kies een leernetwerk"),
        field("a number for a name", FORM.with("/leader/name", 7), "#/leader/name", "tekst"),
        field("a text for a person", FORM.with("/leader", "ik"), "#/leader", "schoolleiding"),
        field(
            "a text for questions",
            FORM.with("/learningQuestions", "a"),
            "#/learningQuestions",
            "lijst"),
        field("an unknown field", FORM.with("/bsn", "123456782"), "#/bsn", "weg"),
        field("an unknown field of a person", FORM.with("/leader/age", 50), "#/leader/age", "weg"),
        field("no leader", FORM.without("/leader"), "#/leader", "Vul"),
        field("no address", FORM.without("/leader/email"), "#/leader/email", "e-mailadres"),
        field("an empty name", FORM.with("/practitioner/name", ""), "#/practitioner/name", "Vul"),
        field("only spaces", FORM.with("/initiative/name", " \u00a0 "), "#/initiative/name", "Vul"),
        field(
            "null for what is required",
            FORM.with("/expectations", null),
            "#/expectations",
            "Schrijf"),
        field(
            "a name too long",
            FORM.with("/initiative/name", "a".repeat(121)),
            "#/initiative/name",
            "121 tekens. Kort in tot hoogstens 120"),
        field(
            "a question too long",
            FORM.with("/learningQuestions/0", "é".repeat(1001)),
            "#/learningQuestions/0",
            "1001 tekens. Kort in tot hoogstens 1000"),
        field(
            "expectations too long",
            FORM.with("/expectations", "🚢".repeat(2001)),
            "#/expectations",
            "2001 tekens. Kort in tot hoogstens 2000"),
        field(
            "an address without a domain",
            FORM.with("/leader/email", "wessel@"),
            "#/leader/email",
            "e-mailadres"),
        field(
            "two addresses in one",
            FORM.with("/leader/email", "a@b.nl, c@d.nl"),
            "#/leader/email",
            "e-mailadres"),
        field(
            "an address with a line break",
            FORM.with("/leader/email", "a@b.nl\nBcc: c@d.nl"),
            "#/leader/email",
            "e-mailadres"),
        field(
            "a malformed code",
            FORM.schools("16X00"),
            "#/schools/0/code",
            "twee cijfers, twee letters en twee cijfers"),
        field(
            "an unknown code",
            FORM.schools("00ZZ99"),
            "#/schools/0/code",
            "staat niet in de lijst"),
        field(
            "a code and a name",
            FORM.with("/schools/0/code", "16XY00").without("/schools/0/place"),
            "#/schools/0/name",
            "laat de code weg"),
        field(
            "the same code twice",
            FORM.schools("16XY00", " 16xy00 "),
            "#/schools/1",
            "dezelfde school als school 1"),
        field(
            "the same school by name twice",
            FORM.andSchool("DE BONTE  SPECHT 1", "meppel "),
            "#/schools/1",
            "dezelfde school als school 1"),
        field("no school", FORM.with("/schools", List.of()), "#/schools", "minstens één school"),
        field("thirteen schools", FORM.ofSchools(13), "#/schools", "13 scholen"),
        field(
            "a school with punctuation for a name",
            FORM.with("/schools/0/name", "..."),
            "#/schools/0/name",
            "letter of cijfer"),
        field(
            "no question",
            FORM.with("/learningQuestions", List.of()),
            "#/learningQuestions",
            "minstens één leervraag"),
        field(
            "six questions",
            FORM.with("/learningQuestions", Collections.nCopies(6, "Hoe?")),
            "#/learningQuestions",
            "Dit zijn 6 leervragen. Kies er hoogstens 5"),
        field(
            "a kind that is none", FORM.with("/seeks", List.of("money")), "#/seeks/0", "Kies uit"),
        field(
            "a submitter that is none",
            FORM.with("/submittedBy", "mother"),
            "#/submittedBy",
            "Kies"),
        field(
            "a phone number without digits",
            FORM.with("/leader/phone", "bel maar"),
            "#/leader/phone",
            "minstens 6 cijfers"),
        field(
            "a line break in a line",
            FORM.with("/initiative/name", "Samen\nverder"),
            "#/initiative/name",
            "op één regel"),
        field(
            "a mark that turns the reading direction",
            FORM.with("/leader/name", "Wessel" + RIGHT_TO_LEFT + "nesleW"),
            "#/leader/name",
            "leesrichting"),
        field(
            "a primary school for VO",
            FORM.schools("16XY00").with("/network", "VO"),
            "#/network",
            "Kies PO"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongFields")
  void a_wrong_field_is_refused_with_words_that_say_what_to_do(
      String what, Form form, String pointer, String words) {
    var answer = api.post(form);
    assertEquals(422, answer.status(), () -> what + ": " + answer.body());
    assertProblem(answer, 422);
    assertEquals("leernetwerken@example.org", answer.json().path("contact").asText());
    assertEquals(List.of(pointer), answer.pointers(), answer::body);
    assertTrue(answer.words().contains(words), answer::body);
  }

  static Stream<Arguments> wrongPosts() {
    var form = new String(FORM.body(), StandardCharsets.UTF_8);
    return Stream.of(
        arguments(
            "a form of a browser",
            form,
            "application/x-www-form-urlencoded",
            "k",
            415,
            "Content-Type: application/json"),
        arguments("no content type", form, null, "k", 415, "Content-Type: application/json"),
        arguments(
            "more than 64 KB",
            form + " ".repeat(65_537 - form.length()),
            "application/json",
            "k",
            413,
            "64 kB"),
        arguments("not JSON", "{\"network\": ", "application/json", "k", 400, "geldige JSON"),
        arguments("nothing", "", "application/json", "k", 400, "geldige JSON"),
        arguments(
            "a field that stands twice",
            "{\"network\":\"PO\"," + form.substring(1),
            "application/json",
            "k",
            400,
            "één keer"),
        arguments("no key", form, "application/json", null, 400, "Idempotency-Key"),
        arguments(
            "a key of 129 characters",
            form,
            "application/json",
            "k".repeat(129),
            400,
            "1 tot en met 128"),
        // Each post is refused for the first thing that is wrong with it.
        arguments(
            "another type, too large, not JSON, no key",
            "{".repeat(65_537),
            "text/plain",
            null,
            415,
            "Content-Type"),
        arguments(
            "too large, not JSON, no key",
            "{".repeat(65_537),
            "application/json",
            null,
            413,
            "64 kB"),
        arguments(
            "wrong fields and no key", "{}", "application/json", null, 400, "Idempotency-Key"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongPosts")
  void a_post_that_cannot_be_read_is_refused_for_the_first_thing_that_is_wrong(
      String what, String body, String type, String key, int status, String words) {
    var headers = new java.util.HashMap<String, String>();
    if (type != null) {
      headers.put("Content-Type", type);
    }
    if (key != null) {
      headers.put("Idempotency-Key", key);
    }
    var answer = api.post(body.getBytes(StandardCharsets.UTF_8), headers);
    assertEquals(status, answer.status(), () -> what + ": " + answer.body());
    assertProblem(answer, status);
    assertTrue(answer.detail().contains(words), answer::body);
  }

  @Test
  void a_body_that_is_not_utf_8_is_refused() {
    var latin = new String(FORM.with("/leader/name", "Zoë").body(), StandardCharsets.UTF_8);
    var answer =
        api.post(
            latin.getBytes(StandardCharsets.ISO_8859_1),
            Map.of("Content-Type", "application/json", "Idempotency-Key", "latin"));
    assertProblem(answer, 400);
    assertTrue(answer.detail().contains("UTF-8"), answer::body);
  }

  @Test
  void half_a_character_is_refused() {
    var body = new String(FORM.body(), StandardCharsets.UTF_8);
    var half = body.replace("Wessel Brouwer", "Wessel \\ud83d Brouwer");
    var answer =
        api.post(
            half.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/json", "Idempotency-Key", "half"));
    assertProblem(answer, 422);
    assertEquals(List.of("#/leader/name"), answer.pointers());
    assertTrue(answer.words().contains("beschadigd teken"), answer::body);
  }

  @Test
  void all_errors_are_reported_at_once() {
    var answer =
        api.post(
            FORM.with("/network", "MBO")
                .with("/leader/email", "geen adres")
                .schools("00ZZ99", "nee")
                .with("/extra", true));
    assertProblem(answer, 422);
    assertEquals(
        List.of("#/extra", "#/leader/email", "#/network", "#/schools/0/code", "#/schools/1/code"),
        answer.pointers().stream().sorted().toList());
    assertTrue(answer.detail().contains("5 dingen"), answer::body);
  }

  @Test
  void a_taken_school_is_refused_with_an_explanation_that_names_no_person() {
    var answer = api.post(Form.number(101).schools("16XY00", "91gb00 "));
    assertProblem(answer, 409);
    assertEquals(List.of("#/schools/1"), answer.pointers());
    assertTrue(answer.detail().contains("leernetwerken@example.org"), answer::body);
    assertFalse(answer.body().contains("Aafke"), answer::body);
    assertFalse(answer.body().contains("Wessel"), answer::body);
    assertFalse(answer.body().contains("Initiatief"), answer::body);
    // The other school stays free.
    assertEquals(201, api.post(Form.number(102).schools("16XY00")).status());
  }

  @Test
  void a_school_without_a_code_can_be_taken_in_any_spelling() {
    api.register(
        Form.number(103).with("/schools/0/name", "Ús Thús").with("/schools/0/place", "Dokkum"));
    var answer =
        api.post(
            Form.number(104)
                .with("/schools/0/name", " ús  thús ")
                .with("/schools/0/place", "DOKKUM"));
    assertProblem(answer, 409);
  }

  @Test
  void a_key_that_was_used_for_something_else_is_refused() {
    api.post(Form.number(105), "dezelfde");
    var answer = api.post(Form.number(106), "dezelfde");
    assertProblem(answer, 422);
    assertTrue(answer.detail().contains("nieuwe sleutel"), answer::body);
    // In another spelling it is still the same JSON value.
    var again =
        api.post(
            Form.number(105).json().toPrettyString().getBytes(StandardCharsets.UTF_8),
            Map.of(
                "Content-Type", "application/json; charset=utf-8", "Idempotency-Key", "dezelfde"));
    assertEquals(201, again.status(), again::body);
  }

  @Test
  void texts_of_the_maximum_length_are_accepted() {
    var longest =
        Form.number(107)
            .ofSchools(12)
            .with("/initiative/name", "n".repeat(120))
            .with("/leader/name", "🧭".repeat(100))
            .with("/learningQuestions", Collections.nCopies(5, "v".repeat(1000)))
            .with("/expectations", "e".repeat(2000))
            .with("/contribution", "c".repeat(2000));
    assertEquals(201, api.post(longest).status());
  }

  @Test
  void names_addresses_and_numbers_are_accepted_in_any_spelling() {
    var forms =
        List.of(
            Form.number(108).with("/leader/name", "Nguyễn Thị Ánh"),
            Form.number(109).with("/leader/name", "د. ليلى"),
            Form.number(110).with("/leader/name", "O'Brien-van 't Hoff 👩‍🏫"),
            Form.number(111).with("/leader/email", "jan+wil@school.example"),
            Form.number(112).with("/leader/phone", "+31 (0)6 - 12.34.56.78"),
            Form.number(113).schools(" 91lh00 "),
            Form.number(114).with("/expectations", "Eerst dit.\r\nDan dat.\n\tEn dan nog."));
    for (var form : forms) {
      var answer = api.post(form);
      assertEquals(201, answer.status(), answer::body);
    }
    var mail = api.mailbox().to("wessel110@school.example").getFirst();
    assertTrue(mail.text().contains("O'Brien-van 't Hoff 👩‍🏫"), mail::text);
  }

  @Test
  void a_refused_post_sends_no_mail() {
    IntStream.of(1, 101, 104, 106)
        .forEach(
            number ->
                assertEquals(List.of(), api.mailbox().to("wessel" + number + "@school.example")));
  }

  private static Arguments field(String what, Form form, String pointer, String words) {
    return arguments(what, form, pointer, words);
  }

  private static void assertProblem(Answer answer, int status) {
    assertEquals(status, answer.status(), answer::body);
    assertTrue(
        answer.header("Content-Type").startsWith("application/problem+json"), answer::toString);
    assertEquals(status, answer.json().path("status").asInt(), answer::body);
    assertTrue(answer.json().path("type").isTextual(), answer::body);
    assertTrue(answer.json().path("title").isTextual(), answer::body);
    // Whether the text is a sentence.
    assertTrue(answer.detail().matches("(?s)[\\p{Lu}0-9].{20,}\\."), answer::body);
  }
}
