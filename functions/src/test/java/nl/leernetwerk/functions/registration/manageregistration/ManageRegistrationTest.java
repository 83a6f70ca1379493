package nl.leernetwerk.functions.registration.manageregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.SeatMails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageRegistrationTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");
  private static final String ORGANISER = "93f4a822-5051-7091-1a2b-000000000001";

  private final MovingClock clock = new MovingClock(NOW);
  private final AllocatedRound round =
      AllocatedRound.create(
          LocalTable.create(clock),
          Sample.round(
              Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1, Sample.FACILITATOR)),
          3);

  @BeforeEach
  void the_first_has_its_confirmation() {
    var mail = confirmation();
    mails().queue(round.running().round().retention(), List.of(mail));
    mails().claim(mail, NOW);
    mails().sent(mail, "message-1", NOW);
  }

  @Test
  void an_initiative_is_found_by_its_name_reference_school_person_or_address() {
    var pair = round.registrations().get(1).submission().pair();
    for (var text :
        List.of(
            "Initiatief 6",
            round.reference(1).text().toLowerCase(Locale.ROOT),
            "school 6.1",
            pair.leader().name(),
            "  " + pair.practitioner().email().value().toUpperCase(Locale.ROOT) + " ")) {
      assertEquals(List.of(round.reference(1).text()), found(text), text);
    }
    assertEquals(3, found("initiatief delft").size());
    assertEquals(List.of(), found("Initiatief Zwolle"));
  }

  @Test
  void a_search_ignores_accents_and_needs_more_than_one_letter() {
    assertEquals(3, found("Ínitiätief").size());
    var refused = search("a ");
    assertEquals(422, refused.status());
    assertEquals("#/text", refused.body().at("/errors/0/pointer").asText());
  }

  @Test
  void an_initiative_is_found_by_words_of_its_questions_as_sent_in_and_as_sharpened() {
    var sent = Sample.form().number(78).learningQuestions("Hoe betrekken we ouders?").register();
    var text =
        new Sharpened(
            1,
            List.of(new Sharpened.Question("Hoe praten we met voogden?", new TreeSet<>(Set.of(1)))),
            "Leren.",
            new Actor.Facilitator("sanne"),
            NOW,
            false,
            Optional.empty());
    LocalTable.store(round.table(), List.of(sent.sharpened(text)));
    for (var words : List.of("betrekken ouders", "praten voogden", "ouders voogden")) {
      assertEquals(List.of(sent.reference().text()), found(words), words);
    }
    var event = event("GET /api/rounds/{round}/initiatives/{reference}", null);
    ((ObjectNode) event.path("pathParameters")).put("reference", sent.reference().text());
    var shown = invoke(event).body();
    assertEquals("Hoe betrekken we ouders?", shown.at("/learningQuestions/0").asText());
    assertEquals(
        "Hoe praten we met voogden?", shown.at("/sharpenedText/questions/0/text").asText());
  }

  @Test
  void people_are_found_however_they_are_typed_and_as_our_mails_print_them() {
    var reference = stored("Søren O'Brien-Weiß", "Łukasz Jansen", "teamleider", "+31 6 1234 5678");
    for (var text :
        List.of(
            "O’Brien",
            "obrien",
            "soren",
            "weiss",
            "Lukasz",
            "O'Brien\u2011Weiss",
            "(" + reference + ")",
            "Łukasz Jansen, teamleider",
            "Łukasz Jansen <lukasz@school.example>",
            "06-12345678",
            "06 12 34 56 78",
            "+31 (0)6 1234-5678",
            "0031612345678",
            "lukasz\u00A0jansen")) {
      assertEquals(List.of(reference), found(text), text);
    }
    assertEquals(List.of(), found("06-12345679"));
    assertEquals(List.of(), found("O’Brian"));
  }

  @Test
  void a_search_gives_at_most_fifty_results_and_says_when_there_are_more() {
    LocalTable.store(round.table(), Sample.registrations(Sector.VO, 51));
    var found = search("uit VO").body();
    assertEquals(50, found.path("initiatives").size());
    assertTrue(found.path("more").asBoolean());
    assertFalse(search("uit PO").body().path("more").asBoolean());
  }

  @Test
  void neither_the_search_text_nor_the_people_found_reach_the_log() {
    var log = search("docent6@example.org").log().toString();
    assertFalse(log.contains("docent6"), log);
  }

  @Test
  void the_page_of_an_initiative_shows_everything_it_sent_in_and_its_state() {
    change(new RosterCommand.RaiseCapacity("PO", 2));
    var initiative = initiative(1);
    assertEquals("offered", initiative.path("state").asText());
    assertEquals("PO", initiative.path("network").asText());
    assertEquals(
        round.registrations().get(1).submission().pair().leader().email().value(),
        initiative.at("/leader/email").asText());
    assertEquals(1, initiative(2).path("place").asInt());
  }

  @Test
  void the_history_of_an_initiative_begins_with_its_arrival_and_gives_who_and_why_for_each_step() {
    change(new RosterCommand.RaiseCapacity("PO", 2));
    var history = initiative(1).path("history");
    assertEquals(
        List.of(
            "‘Initiatief 6 uit PO’ is aangemeld, ingevuld door de docent of leerlingbegeleider.",
            "Verdeling: plaats 1 op de wachtlijst. Het was als 2e aan de beurt en heeft 1 plek"
                + " nodig; alle plekken waren al bezet.",
            "‘Initiatief 6 uit PO’ krijgt een plek aangeboden in leernetwerk PO, en antwoordt"
                + " uiterlijk op 11 november 2024."),
        StreamSupport.stream(history.spliterator(), false)
            .map(line -> line.at("/told/0").asText())
            .toList());
    assertEquals("leader", history.at("/2/by/kind").asText());
    assertEquals("PO/1", history.at("/2/id").asText());
  }

  @Test
  void each_mail_has_its_state() {
    var bounced = SeatMails.decision(round.reference(0), Addressee.LEADER);
    mails().queue(round.running().round().retention(), List.of(bounced));
    var id = new TableAddressIds(round.table()).findOrMake(new Random(1));
    var address = id.of(round.registrations().getFirst().submission().pair().leader().email());
    round
        .storage()
        .addresses()
        .report(
            new DeliveryReport(bounced, address, "message-2", DeliveryReport.Kind.COMPLAINT, NOW));
    mails().claim(bounced, NOW);
    assertTrue(round.storage().addresses().withhold(bounced, address));
    assertEquals(
        Invocation.parse(
            """
            [{"mail": "leader.decision.1", "about": "uitkomst van de verdeling", "to": "leader", "progress": "withheld"},
             {"mail": "practitioner.confirmation.1", "about": "bevestiging van de aanmelding", "to": "practitioner", "progress": "sent"}]
            """),
        initiative(0).path("mails"));
    assertTrue(initiative(0).at("/leader/mailFails").asBoolean());
    assertEquals(409, again("leader.decision.1", "Op verzoek.").status());
  }

  @Test
  void each_request_sends_a_mail_again_once_and_the_journal_says_who_asked() {
    assertEquals(200, again("practitioner.confirmation.1", "De e-mail is weg.").status());
    assertTrue(mails().claim(confirmation(), NOW) instanceof Mails.Claim.Yours);
    var line = initiative(0).path("history").path(2);
    assertEquals(
        "Een e-mail is opnieuw verstuurd: bevestiging van de aanmelding, aan ‘Initiatief 3 uit"
            + " PO’.",
        line.at("/told/0").asText());
    assertEquals(ORGANISER, line.at("/by/id").asText());
    assertEquals("De e-mail is weg.", line.path("why").asText());
    assertFalse(initiative(1).path("history").toString().contains("opnieuw verstuurd"));
    assertEquals(409, again("practitioner.confirmation.1", "Nog eens.").status());
  }

  @Test
  void a_mail_of_the_round_that_was_sent_goes_once_more_to_whom_the_journal_names() {
    var list = SeatMails.list(round.running().round(), Sample.network("PO"), 1, 1);
    mails().queue(round.running().round().retention(), List.of(list));
    mails().claim(list, NOW);
    mails().sent(list, "message-2", NOW);
    var answer = decide(list.text(), "send-again");
    assertEquals("{\"queued\":true}", answer.body().toString());
    assertTrue(mails().claim(list, NOW) instanceof Mails.Claim.Yours);
    assertEquals(
        "Een e-mail is opnieuw verstuurd: lijst van het leernetwerk, aan procesbegeleider 1 van"
            + " leernetwerk PO.",
        lastLine());
  }

  @Test
  void a_mail_that_was_set_aside_is_given_up_and_the_journal_says_so() {
    var totals = SeatMails.totals(round.running().round(), 1);
    var decision = SeatMails.decision(round.reference(0), Addressee.LEADER);
    mails().queue(round.running().round().retention(), List.of(totals, decision));
    assertEquals(409, decide(totals.text(), "give-up").status());
    for (int death = 0; death < SendPolicy.MAX_UNKNOWN; death++) {
      var at = NOW.minus(SendPolicy.LEASE.multipliedBy(SendPolicy.MAX_UNKNOWN + 1L - death));
      mails().claim(totals, at);
      mails().claim(decision, at);
    }
    assertEquals("{\"queued\":false}", decide(totals.text(), "give-up").body().toString());
    assertEquals(new Mails.Claim.GivenUp(), mails().claim(totals, NOW));
    assertEquals(
        "Een e-mail die mislukt was, wordt niet meer verstuurd: totalen van de ronde, aan"
            + " organisator 1.",
        lastLine());
    assertEquals(409, decide(totals.text(), "give-up").status());
    assertEquals(200, decide(decision.text(), "give-up").status());
    assertEquals("given-up", initiative(0).at("/mails/0/progress").asText());
    var history = initiative(0).path("history");
    assertTrue(history.toString().contains("wordt niet meer verstuurd: uitkomst van de verdeling"));
  }

  @Test
  void a_mail_of_another_round_is_not_decided_about_in_this_round() {
    var other = Sample.later(round.running().round(), "2025-2026", 1);
    round.storage().open(other);
    var totals = SeatMails.totals(other, 1);
    mails().queue(other.retention(), List.of(totals));
    mails().claim(totals, NOW);
    mails().sent(totals, "message-2", NOW);
    assertEquals(409, decide(totals.text(), "send-again").status());
    assertEquals(409, decide("geen mail", "give-up").status());
    assertEquals(List.of(), round.storage().acts().of(round.running().round().id()));
  }

  @Test
  void what_is_to_be_done_with_a_mail_must_be_said() {
    assertEquals(
        List.of("#/command", "#/mail", "#/why"), refused("mails", "{}").stream().sorted().toList());
    assertEquals(
        List.of("#/command"),
        refused("mails", "{\"mail\": \"x\", \"command\": \"burn\", \"why\": \"Omdat.\"}"));
  }

  @Test
  void a_reason_is_required_and_a_mail_without_a_reader_is_refused() {
    var refused = again("practitioner.confirmation.1", " ");
    assertEquals(422, refused.status());
    assertEquals("#/why", refused.body().at("/errors/0/pointer").asText());
    for (var mail : List.of("leader.confirmation.1", "", "a/b", "organiser-1.totals.1")) {
      assertEquals(409, again(mail, "Op verzoek.").status(), mail);
    }
  }

  @Test
  void what_is_no_text_or_no_field_is_refused_at_its_place_in_every_small_document() {
    var mail = "practitioner.confirmation.1";
    for (var number : List.of("7", "true", "[]", "{}", "null")) {
      assertEquals(List.of("#/text"), refused("search", "{\"text\": %s}".formatted(number)));
      assertEquals(
          List.of("#/line"), refused("journal/forgotten", "{\"line\": %s}".formatted(number)));
      assertEquals(
          List.of("#/why", "#/mail"),
          refused(MAILS, "{\"mail\": %s, \"why\": %s}".formatted(number, number)));
    }
    assertEquals(
        List.of("#/more"),
        refused(MAILS, "{\"mail\": \"%s\", \"why\": \"Zo.\", \"more\": 1}".formatted(mail)));
    assertEquals(
        List.of("#/why"),
        refused(MAILS, "{\"mail\": \"%s\", \"why\": \"%s\"}".formatted(mail, "w".repeat(501))));
    assertEquals(
        List.of("#/text"), refused("search", "{\"text\": \"%s\"}".formatted("t".repeat(255))));
  }

  private static final String MAILS = "initiatives/{reference}/mails";

  /** Where the errors are of a document that is refused with 422. */
  private List<String> refused(String route, String body) {
    var event = event("POST /api/rounds/{round}/" + route, null);
    ((ObjectNode) event.path("pathParameters")).put("reference", round.reference(0).text());
    var answer = invoke(event.put("body", body));
    assertEquals(422, answer.status(), body);
    return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asText())
        .toList();
  }

  @Test
  void the_journal_shows_seats_the_round_and_mails_together() {
    change(new RosterCommand.RaiseCapacity("PO", 2));
    again("practitioner.confirmation.1", "De e-mail is weg.");
    var lines = journal();
    assertEquals(
        List.of(
            "aanmelding/" + round.reference(0).text(),
            "aanmelding/" + round.reference(1).text(),
            "aanmelding/" + round.reference(2).text(),
            "sluiting",
            "verdeling",
            "PO/1",
            "daad/request"),
        StreamSupport.stream(lines.spliterator(), false)
            .map(line -> line.path("id").asText())
            .toList());
    assertEquals("practitioner", lines.at("/0/by/kind").asText());
    assertEquals("De aanmelding is gesloten.", lines.at("/3/told/0").asText());
    assertEquals("system", lines.at("/4/by/kind").asText());
    assertEquals("Leernetwerk PO heeft nu 2 plekken.", lines.at("/5/told/1").asText());
    assertEquals(round.reference(1).text(), lines.at("/5/about/0").asText());
  }

  @Test
  void a_change_by_a_pair_is_in_both_journals_with_who_when_and_the_first_time_of_arrival() {
    var before = round.registrations().get(1);
    var after = amend(before, Optional.of("Zij belde zelf."));
    var history = initiative(1).path("history");
    assertEquals(before.arrival().at().toString(), history.at("/0/at").asText());
    var line = history.path(1);
    assertEquals(
        "‘Initiatief 6 uit PO’: Gewijzigd: de scholen. Daardoor geldt een nieuw moment van"
            + " ontvangst. Dat was eerst 12 september 2024 om 14.09 uur. Eruit: De Brug in Ede."
            + " Erin: de school met code 99AB00.",
        line.at("/told/0").asText());
    assertEquals("leader", line.at("/by/kind").asText());
    assertEquals("Zij belde zelf.", line.path("why").asText());
    assertTrue(journal().toString().contains(line.path("id").asText()));
    round.storage().open(Sample.later(round.running().round(), "2025-2026", 1));
    var elsewhere =
        event(
            "POST /api/rounds/{round}/journal/forgotten",
            object().put("line", line.path("id").asText()));
    ((ObjectNode) elsewhere.path("pathParameters")).put("round", "2025-2026");
    assertEquals(404, invoke(elsewhere).status());
    assertTrue(journal().toString().contains("Zij belde"));
    assertEquals(200, forget(line.path("id").asText()).status());
    assertFalse(journal().toString().contains("Zij belde"));
    var mail = RegistrationMails.amended(after.reference(), Addressee.LEADER, 2);
    assertTrue(initiative(1).path("mails").toString().contains(mail.purpose()));
  }

  /** The leader adds a school, long before the deadline. */
  private Registration amend(Registration before, Optional<String> why) {
    var at = before.arrival().at().plusSeconds(60);
    var after =
        before.amended(
            before.revision().next(), new Arrival(at, "request-amend"), before.submission());
    var line =
        new Amendment(
            after.reference(),
            2,
            at,
            new Actor.Participant(after.reference(), PairRole.LEADER),
            new AmendmentAction.Changed(
                Set.of(SubmissionField.SCHOOLS),
                Optional.of(before.arrival().at()),
                new SchoolChange(
                    List.of(new Participant.Unlisted("De Brug", "Ede")),
                    List.of(new Participant.Listed(new SchoolCode("99AB00")))),
                Optional.empty()),
            why);
    var stored = round.storage().registrations().find(before.reference()).orElseThrow();
    assertEquals(
        new Amendments.Written.Done(),
        round
            .storage()
            .amendments()
            .write(
                round.running().round(),
                new Amendments.Next(
                    stored,
                    stored.amended(after.revision(), after.arrival(), after.submission()),
                    line,
                    List.of(RegistrationMails.amended(after.reference(), Addressee.LEADER, 2)),
                    Map.of())));
    return after;
  }

  @Test
  void a_mail_of_another_round_is_not_found_in_this_round() {
    var event =
        event(
            "POST /api/rounds/{round}/initiatives/{reference}/mails",
            object().put("mail", "practitioner.confirmation.1").put("why", "Op verzoek."));
    ((ObjectNode) event.path("pathParameters"))
        .put("round", "2025-2026")
        .put("reference", round.reference(0).text());
    round.storage().open(Sample.later(round.running().round(), "2025-2026", 1));
    assertEquals(404, invoke(event).status());
    assertEquals(List.of(), round.storage().acts().of("2025-2026"));
  }

  @Test
  void the_reason_of_any_line_can_be_erased_and_the_line_stays_and_says_so() {
    change(new RosterCommand.RaiseCapacity("PO", 2), "Mevrouw Jansen belde.");
    again("practitioner.confirmation.1", "Ook zij.");
    assertTrue(journal().toString().contains("Mevrouw Jansen belde."));
    for (var line : List.of("PO/1", "daad/request")) {
      assertEquals(200, forget(line).status(), line);
    }
    var lines = journal();
    assertFalse(lines.toString().contains("Jansen") || lines.toString().contains("Ook zij"));
    assertTrue(lines.toString().contains("De reden bij regel PO/1 is gewist."));
    assertTrue(lines.toString().contains("Leernetwerk PO heeft nu 2 plekken."));
    for (var line :
        List.of(
            "PO/9",
            "VO/1",
            "ronde/1",
            "daad/x",
            "PO",
            "",
            "PO/x",
            "elders/1",
            "sluiting",
            "wijziging/2",
            "wijziging/" + round.reference(1).text() + "/2")) {
      assertEquals(404, forget(line).status(), line);
    }
  }

  @Test
  void no_typed_text_acts_as_a_formula_in_the_file_of_the_journal() {
    change(new RosterCommand.RaiseCapacity("PO", 2), "=HYPERLINK(\"https://example.org\")");
    var others =
        List.of("@SUM(A1)", "-2+3", "+31", "＝1+1", "\u200b=1+1", "\u00ad\u2060＋1", "＠A1", "－1");
    others.forEach(
        why -> change(new RosterCommand.RaiseCapacity("PO", 3 + others.indexOf(why)), why));
    var event = event("GET /api/rounds/{round}/journal", null);
    event.putObject("queryStringParameters").put("format", "csv");
    var result = invoke(event);
    assertTrue(result.log().toString().contains("organiser:" + ORGANISER), "who took it");
    var answer = result.answer();
    assertTrue(answer.path("isBase64Encoded").asBoolean());
    assertEquals(
        "attachment; filename=\"logboek-2024-2025.csv\"",
        answer.at("/headers/content-disposition").asText());
    var text =
        new String(
            Base64.getDecoder().decode(answer.path("body").asText()), StandardCharsets.UTF_8);
    var rows = text.split("\r\n", -1);
    assertEquals("\uFEFF\"Regel\";\"Wanneer\";\"Wie\";\"Wat\";\"Over\";\"Waarom\"", rows[0]);
    assertTrue(rows[6].startsWith("\"PO/1\";\"2024-11-04 13:00:00\";\"schoolleiding\";"), rows[6]);
    assertTrue(rows[6].endsWith("\"'=HYPERLINK(\"\"https://example.org\"\")\""), rows[6]);
    for (var why : others) {
      assertTrue(text.contains("\"'" + why + "\"\r\n"), why);
    }
  }

  @Test
  void an_initiative_of_another_round_or_of_none_is_unknown() {
    for (var reference : List.of("2019-2020-P000-0003", "2024-2025-0000-0000", "x", "")) {
      var event = event("GET /api/rounds/{round}/initiatives/{reference}", null);
      ((ObjectNode) event.path("pathParameters")).put("reference", reference);
      assertEquals(404, invoke(event).status(), reference);
    }
  }

  @Test
  void a_body_that_is_not_JSON_is_refused() {
    var event = event("POST /api/rounds/{round}/search", null);
    assertEquals(400, invoke(event.put("body", "Jansen")).status());
    assertEquals(422, invoke(event.put("body", "[]")).status());
  }

  private Mails mails() {
    return round.storage().mails();
  }

  private Mail confirmation() {
    return RegistrationMails.confirmation(round.reference(0), Addressee.PRACTITIONER);
  }

  private void change(RosterCommand command) {
    round.change(command, NOW);
  }

  private void change(RosterCommand command, String why) {
    new Rosters(
            round.storage().allocations(),
            round.storage().journal(),
            _ -> (_, _) -> AllocatedRound.UNTIL)
        .change(
            round.running(),
            Sector.PO,
            command,
            new Actor.Participant(round.reference(0), PairRole.LEADER),
            NOW,
            Optional.of(why));
  }

  /** Stores an initiative of these two people, the second with this role and phone number. */
  private String stored(String one, String other, String role, String phone) {
    var registration =
        Sample.form()
            .number(77)
            .practitioner(
                new Person(one, new EmailAddress("a@school.example"), "docent", Optional.empty()))
            .leader(
                new Person(
                    other, new EmailAddress("lukasz@school.example"), role, Optional.of(phone)))
            .register();
    LocalTable.store(round.table(), List.of(registration));
    return registration.reference().text();
  }

  private List<String> found(String text) {
    var result = search(text);
    assertEquals(200, result.status());
    return StreamSupport.stream(result.body().path("initiatives").spliterator(), false)
        .map(it -> it.path("reference").asText())
        .toList();
  }

  private Invocation.Result search(String text) {
    return invoke(event("POST /api/rounds/{round}/search", object().put("text", text)));
  }

  private JsonNode initiative(int who) {
    var event = event("GET /api/rounds/{round}/initiatives/{reference}", null);
    ((ObjectNode) event.path("pathParameters")).put("reference", round.reference(who).text());
    return invoke(event).body();
  }

  private Invocation.Result again(String mail, String why) {
    var event =
        event(
            "POST /api/rounds/{round}/initiatives/{reference}/mails",
            object().put("mail", mail).put("why", why));
    ((ObjectNode) event.path("pathParameters")).put("reference", round.reference(0).text());
    return invoke(event);
  }

  private Invocation.Result decide(String mail, String command) {
    var event =
        event(
            "POST /api/rounds/{round}/mails",
            object().put("mail", mail).put("command", command).put("why", "Omdat."));
    ((ObjectNode) event.path("requestContext")).put("requestId", "decide-" + mail.hashCode());
    return invoke(event);
  }

  private String lastLine() {
    var lines = journal();
    return lines.path(lines.size() - 1).at("/told/0").asText();
  }

  private Invocation.Result forget(String line) {
    var event = event("POST /api/rounds/{round}/journal/forgotten", object().put("line", line));
    ((ObjectNode) event.path("requestContext")).put("requestId", "forget-" + line);
    return invoke(event);
  }

  private JsonNode journal() {
    return invoke(event("GET /api/rounds/{round}/journal", null)).body().path("lines");
  }

  private static ObjectNode object() {
    return (ObjectNode) Invocation.parse("{}");
  }

  private static ObjectNode event(String route, JsonNode body) {
    var event = (ObjectNode) Invocation.event("manage-registration");
    ((ObjectNode) event.path("requestContext")).put("requestId", "request");
    return event.put("routeKey", route).put("body", body == null ? "" : body.toString());
  }

  private Invocation.Result invoke(JsonNode event) {
    return Invocation.invoke(
        new ManageRegistration(TestSurroundings.of(round.table()).clock(clock).get()), event);
  }
}
