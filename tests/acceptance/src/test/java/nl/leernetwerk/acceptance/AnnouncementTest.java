package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.acceptance.Api.Answer;
import nl.leernetwerk.acceptance.Mailbox.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The announcement of 27 June 2024, line by line: the last days of an enrolment for primary
 * education in which more schools want in than there is room for. Nobody registers for secondary
 * education.
 */
class AnnouncementTest {
  private static final String HTML = "Wat werkt <b>echt</b> & voor wie? <script>alert(1)</script>";

  /** Three schools: a regular school, a specialised school, and one that is in no list. */
  private static final Form THREE =
      Form.number(1)
          .schools("16XY00", "96AD00")
          .andSchool("De Nieuwe Brug", "Almere")
          .with("/initiative/name", "Samen op de Maas 🚢")
          .with("/learningQuestions", List.of(HTML, "Hoe houden we het vol?"))
          .with("/seeks", List.of("answers", "practice", "sharing"))
          .with("/contribution", "Een kast vol spelmateriaal <i>te leen</i>.");

  /** The leader filled it in. */
  private static final Form BY_LEADER = Form.number(2).ofSchools(2).with("/submittedBy", "leader");

  /** Both people share an address, spelled differently; a third person filled in the form. */
  private static final Form ONE_ADDRESS =
      Form.number(3)
          .ofSchools(2)
          .with("/practitioner/email", "kantoor@school.example")
          .with("/leader/email", " Kantoor@School.example ")
          .with("/submittedBy", "other");

  private static final List<Form> TWO_EACH =
      List.of(Form.number(4).ofSchools(2), Form.number(5).ofSchools(2));

  /** One seat is left when its turn comes. */
  private static final Form TOO_BIG = Form.number(6).ofSchools(2);

  private static final Form JUST_FITS = Form.number(7);

  /** Received in the last millisecond. */
  private static final Form LAST = Form.number(8);

  private static final Form TOO_LATE = Form.number(9);

  private static final String KEY_OF_FIRST = "sleutel-van-de-eerste";

  private static Server server;
  private static Api api;
  private static Answer first;
  private static final List<String> references = new ArrayList<>();
  private static Mailbox beforeDeadline;
  private static JsonNode roundBefore;
  private static JsonNode firedAtMidnight;
  private static Answer late;
  private static Answer repeated;
  private static JsonNode roundAtMidnight;
  private static List<String> statesAtMidnight;
  private static JsonNode fired;
  private static JsonNode roundAfter;
  private static Mailbox afterDeadline;

  @BeforeAll
  static void the_last_days_of_the_enrolment() {
    server = Server.start("--now", "2024-09-30T12:00:00");
    api = server.api();
    roundBefore = api.round();
    first = api.post(THREE, KEY_OF_FIRST);
    references.add(first.reference());
    Stream.of(Stream.of(BY_LEADER, ONE_ADDRESS), TWO_EACH.stream(), Stream.of(TOO_BIG, JUST_FITS))
        .flatMap(forms -> forms)
        .map(api::register)
        .forEach(references::add);
    beforeDeadline = api.mailbox();

    api.moveTo("2024-10-01T23:59:59.999");
    references.add(api.register(LAST));
    firedAtMidnight = api.moveTo("2024-10-02T00:00:00.000");
    late = api.post(TOO_LATE);
    repeated = api.post(THREE, KEY_OF_FIRST);
    roundAtMidnight = api.round();
    statesAtMidnight = references.stream().map(api::state).toList();

    fired = api.moveTo("2024-10-02T00:05:00");
    roundAfter = api.round();
    afterDeadline = api.mailbox();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  // 1. With its own questions; seeking answers, practical knowledge, or bringing knowledge along.

  @Test
  void a_school_registers_with_its_own_questions_and_says_what_it_seeks_and_brings() {
    var text = confirmation(practitioner(THREE)).text();
    assertContains(text, "Samen op de Maas 🚢");
    assertContains(text, HTML);
    assertContains(text, "Hoe houden we het vol?");
    assertContains(text, THREE.text("/expectations"));
    assertContains(text, THREE.text("/contribution"));
    for (var kind : List.of("ntwoord", "raktische kennis", "delen")) {
      assertContains(text, kind);
    }
  }

  @Test
  void what_people_typed_is_shown_as_they_typed_it_and_never_becomes_markup() {
    for (var mail : List.of(confirmation(practitioner(THREE)), list("ilse.verhagen@example.org"))) {
      assertContains(mail.text(), HTML);
      assertContains(mail.html(), "&lt;b&gt;echt&lt;/b&gt; &amp; voor wie?");
      assertFalse(mail.html().contains("<script"), mail.subject());
      assertFalse(mail.html().contains("<b>echt"), mail.subject());
      assertFalse(mail.html().contains("<i>te leen"), mail.subject());
      assertContains(mail.html(), "Samen op de Maas 🚢");
    }
  }

  // 2. In one school, or in several together.

  @Test
  void an_initiative_lives_in_several_schools_regular_and_specialised_together() {
    for (var school : List.of("De Wolkenfluit", "SBO De Windvanger", "De Nieuwe Brug")) {
      assertContains(confirmation(practitioner(THREE)).text(), school);
      assertContains(list("ilse.verhagen@example.org").text(), school);
    }
  }

  // 3. As a pair: teacher or counsellor, with someone from the leadership.

  @Test
  void both_people_of_the_pair_get_every_mail() {
    for (var form : List.of(THREE, BY_LEADER, TOO_BIG, LAST)) {
      for (var address : List.of(practitioner(form), leader(form))) {
        assertEquals(
            2, afterDeadline.to(address).size(), "confirmation and decision to " + address);
        confirmation(address);
      }
    }
  }

  @Test
  void two_people_with_one_address_get_one_mail() {
    assertEquals(1, beforeDeadline.to("kantoor@school.example").size());
    assertEquals(2, afterDeadline.to("kantoor@school.example").size());
    assertEquals(
        List.of(),
        afterDeadline.outline().stream().filter(line -> line.contains("Kantoor@")).toList());
    var mail = confirmation("kantoor@school.example");
    assertContains(mail.text(), "Aafke Lindeman 3");
    assertContains(mail.text(), "Wessel Brouwer 3");
  }

  @Test
  void whoever_did_not_fill_in_the_form_reads_where_the_data_came_from() {
    var told = "Waar deze gegevens vandaan komen";
    assertFalse(confirmation(practitioner(THREE)).text().contains(told));
    assertContains(
        confirmation(leader(THREE)).text(), "Aafke Lindeman 1 heeft het formulier ingevuld");
    assertContains(confirmation(leader(THREE)).text(), "leernetwerken@example.org");
    assertFalse(confirmation(leader(BY_LEADER)).text().contains(told));
    assertContains(
        confirmation(practitioner(BY_LEADER)).text(),
        "Wessel Brouwer 2 heeft het formulier ingevuld");
    assertContains(
        confirmation("kantoor@school.example").text(), "Iemand anders heeft het formulier");
  }

  // 4. Up to and including 1 October 2024.

  @Test
  void a_registration_received_in_the_last_millisecond_of_1_october_is_in_time() {
    var status = api.get("/api/registrations/" + references.getLast()).json();
    assertEquals("waiting", status.path("state").asText());
    assertEquals("2024-10-01T21:59:59.999Z", status.path("receivedAt").asText());
  }

  @Test
  void a_registration_received_at_midnight_is_refused_with_the_deadline() {
    assertEquals(410, late.status());
    assertContains(late.detail(), "1 oktober 2024");
    assertEquals("leernetwerken@example.org", late.json().path("contact").asText());
    assertEquals(List.of(), afterDeadline.to(practitioner(TOO_LATE)));
    for (var mail : afterDeadline.mails()) {
      assertFalse(mail.text().contains("Initiatief nummer 9"), mail.subject());
    }
  }

  @Test
  void a_post_again_with_the_same_key_gets_the_first_answer_even_after_the_deadline() {
    assertEquals(201, repeated.status());
    assertEquals(first.body(), repeated.body());
    assertEquals(first.header("Location"), repeated.header("Location"));
  }

  @Test
  void the_round_is_open_then_closing_and_at_five_past_allocated() {
    assertEquals("open", roundBefore.path("state").asText());
    assertEquals("closing", roundAtMidnight.path("state").asText());
    assertEquals("allocated", roundAfter.path("state").asText());
    for (var state : statesAtMidnight) {
      assertEquals("submitted", state);
    }
  }

  @Test
  void the_schedule_closes_the_enrolment_once_two_minutes_past_midnight() {
    assertEquals(List.of("2024-10-01T22:02:00Z"), closings(fired));
    assertFalse(closings(firedAtMidnight).contains("2024-10-01T22:02:00Z"));
  }

  @Test
  void nobody_hears_about_seats_before_the_enrolment_has_closed() {
    // The confirmations: seven of two people, of which one pair shares an address.
    assertEquals(13, beforeDeadline.mails().size(), beforeDeadline.outline()::toString);
    for (var mail : beforeDeadline.mails()) {
      assertContains(mail.subject(), "ntvangen");
    }
  }

  // 5. After the closing date the facilitators contact each initiative.

  @Test
  void each_facilitator_gets_every_initiative_seated_first_and_waiting_marked() {
    for (var address : List.of("ilse.verhagen@example.org", "bram.kuiper@example.org")) {
      var text = list(address).text();
      assertInOrder(
          text,
          "Initiatieven met een plek",
          "*** Samen op de Maas",
          "*** Initiatief nummer 2",
          "*** Initiatief nummer 3",
          "*** Initiatief nummer 4",
          "*** Initiatief nummer 5",
          "*** Initiatief nummer 7",
          "Initiatieven op de wachtlijst",
          "*** Wachtlijst, plaats 1: Initiatief nummer 6",
          "*** Wachtlijst, plaats 2: Initiatief nummer 8");
    }
  }

  @Test
  void the_facilitators_list_holds_all_they_need_to_call() {
    var text = list("bram.kuiper@example.org").text();
    for (var form : List.of(THREE, BY_LEADER, TOO_BIG, JUST_FITS, LAST)) {
      for (var person : List.of("/practitioner", "/leader")) {
        for (var field : List.of("/name", "/email", "/role")) {
          assertContains(text, form.text(person + field));
        }
      }
      assertContains(text, form.text("/practitioner/phone"));
      assertContains(text, form.text("/expectations"));
    }
    assertContains(text, "Neem contact op met elk initiatief");
    assertContains(text, "Ilse Verhagen");
  }

  @Test
  void the_list_is_attached_as_a_spreadsheet_and_says_when_it_must_be_deleted() {
    var mail = list("ilse.verhagen@example.org");
    assertContains(mail.text(), "1 oktober 2026");
    assertEquals(1, mail.attachments().size());
    var sheet = mail.attachments().getFirst();
    assertTrue(sheet.filename().endsWith(".xlsx"), sheet.filename());
    assertEquals(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.contentType());
    var cells = sheet.cells();
    assertInOrder(
        String.join("\n", cells),
        "Samen op de Maas",
        "Initiatief nummer 2",
        "Initiatief nummer 7",
        "Wachtlijst",
        "Initiatief nummer 6",
        "Initiatief nummer 8");
    assertTrue(cells.contains(HTML), cells::toString);
    assertTrue(sheet.days().contains(LocalDate.of(2026, 10, 1)), () -> sheet.days().toString());
    assertTrue(cells.contains("Een kast vol spelmateriaal <i>te leen</i>."), cells::toString);
  }

  @Test
  void the_facilitators_of_a_network_without_registrations_hear_that() {
    for (var address : List.of("samira.bouzid@example.org", "joost.terpstra@example.org")) {
      var mails = afterDeadline.to(address);
      assertEquals(1, mails.size(), address);
      assertContains(mails.getFirst().subject(), "geen initiatieven");
      assertEquals(List.of(), mails.getFirst().attachments());
    }
  }

  // 6. Two networks, each with room for at most 12 schools.

  @Test
  void there_are_two_networks_with_room_for_twelve_schools_each() {
    assertEquals(
        "[{\"id\":\"PO\",\"sector\":\"PO\",\"capacity\":12},{\"id\":\"VO\",\"sector\":\"VO\",\"capacity\":12}]",
        roundBefore.path("networks").toString());
    assertEquals("schools", roundBefore.path("capacityUnit").asText());
  }

  @Test
  void seats_go_in_order_of_arrival_to_each_initiative_that_fits_as_a_whole() {
    assertEquals(
        List.of("seated", "seated", "seated", "seated", "seated", "waiting", "seated", "waiting"),
        references.stream().map(api::state).toList());
    assertContains(
        decision(practitioner(JUST_FITS)).text(), "was in leernetwerk PO nog 1 van de 12 plekken");
  }

  // 7. More than there is room for.

  @Test
  void an_initiative_that_waits_reads_its_place_on_the_list_and_why() {
    var tooBig = decision(leader(TOO_BIG)).text();
    assertContains(tooBig, "als 6e op volgorde van binnenkomst, was nog 1 van de 12 plekken vrij");
    assertContains(tooBig, "Jullie initiatief heeft 2 scholen en vraagt dus 2 plekken");
    assertContains(tooBig, "Een kleiner initiatief");
    var last = decision(practitioner(LAST)).text();
    assertContains(last, "als 8e op volgorde van binnenkomst, waren alle 12 plekken al bezet");
    assertContains(tooBig, "Jullie staan op plaats 1 van de wachtlijst");
    assertContains(last, "Jullie staan op plaats 2 van de wachtlijst");
  }

  @Test
  void the_organisers_read_how_many_schools_wait_so_that_they_can_decide_on_extra_networks() {
    var mails = afterDeadline.to("noor.hartog@example.org");
    assertEquals(2, mails.size());
    var text = mails.getLast().text();
    assertContains(text, "Er zijn 8 aanmeldingen, samen goed voor 15 scholen.");
    assertContains(text, "12 van de 12 plekken bezet, door 6 initiatieven (12 scholen)");
    assertContains(text, "2 initiatieven, samen 3 scholen");
    assertContains(text, "Bekijk of er een extra leernetwerk kan komen");
    assertContains(text, "De Nieuwe Brug, Almere");
  }

  @Test
  void the_organisers_read_in_the_morning_who_registered_the_day_before() {
    var digest = afterDeadline.to("noor.hartog@example.org").getFirst();
    assertEquals("7 nieuwe aanmeldingen (2024-2025)", digest.subject());
    for (var reference : references.subList(0, 7)) {
      assertContains(digest.text(), "/beheer/#ronde/2024-2025/initiatief/" + reference + "\n");
    }
  }

  // 8. The questions are examined together.

  @Test
  void the_facilitators_get_every_question_of_every_initiative() {
    var mail = list("ilse.verhagen@example.org");
    var cells = mail.attachments().getFirst().cells();
    for (var form : List.of(THREE, BY_LEADER, ONE_ADDRESS, TOO_BIG, JUST_FITS, LAST)) {
      for (var question : form.json().path("learningQuestions")) {
        assertContains(mail.text(), question.asText());
        assertTrue(cells.contains(question.asText()), cells::toString);
      }
    }
  }

  // 9. and 12. Meetings from November to September, from twelve to four; one year.

  @Test
  void an_initiative_with_a_seat_reads_when_and_where_the_network_meets() {
    var text = decision(practitioner(THREE)).text();
    assertInOrder(
        text,
        "eind november 2024",
        "half februari 2025",
        "half april 2025",
        "eind juni 2025",
        "eind september 2025");
    assertContains(text, "12.00 uur");
    assertContains(text, "uiterlijk 16.00 uur");
    assertContains(text, "centrale plek in het land");
  }

  @Test
  void the_pages_tell_that_the_track_lasts_a_year_and_can_be_extended() {
    assertContains(
        api.get("/").body(),
        "Een leernetwerk duurt een jaar, gerekend vanaf de start. Daarna kan het worden verlengd.");
  }

  // And all of it once.

  @Test
  void every_mail_goes_out_once() {
    var outline = afterDeadline.outline();
    assertEquals(outline.stream().distinct().toList(), outline);
    // Fifteen confirmations and as many decisions, four facilitators, one organiser twice.
    assertEquals(15 + 15 + 4 + 2, outline.size(), outline::toString);
  }

  private static List<String> closings(JsonNode fired) {
    return StreamSupport.stream(fired.spliterator(), false)
        .filter(one -> one.path("schedule").asText().startsWith("CloseEnrolment"))
        .map(one -> one.path("at").asText())
        .toList();
  }

  private static String practitioner(Form form) {
    return form.text("/practitioner/email");
  }

  private static String leader(Form form) {
    return form.text("/leader/email");
  }

  private static Mail confirmation(String address) {
    return beforeDeadline.mails().stream().anyMatch(mail -> mail.to().equals(address))
        ? beforeDeadline.one(address, "ntvangen")
        : afterDeadline.one(address, "ntvangen");
  }

  private static Mail decision(String address) {
    var mails = afterDeadline.to(address);
    assertEquals(2, mails.size(), () -> address + " in " + afterDeadline.outline());
    return mails.getLast();
  }

  private static Mail list(String address) {
    var mails = afterDeadline.to(address);
    assertEquals(1, mails.size(), () -> address + " in " + afterDeadline.outline());
    return mails.getFirst();
  }

  private static void assertContains(String text, String words) {
    assertTrue(text.contains(words), () -> "\"" + words + "\" is not in:\n" + text);
  }

  private static void assertInOrder(String text, String... words) {
    int at = 0;
    for (var word : words) {
      int found = text.indexOf(word, at);
      assertTrue(found >= 0, () -> "\"" + word + "\" does not follow in:\n" + text);
      at = found + word.length();
    }
  }
}
