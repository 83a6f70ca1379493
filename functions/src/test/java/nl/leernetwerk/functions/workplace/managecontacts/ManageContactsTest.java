package nl.leernetwerk.functions.workplace.managecontacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.seats.networkinitiatives.NetworkInitiatives;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.registry.JournalSources;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageContactsTest {
  private static final Round ROUND = Sample.twoForPrimary();
  private static final String NOTE = "De leervraag gaat vooral over de overgang naar het vo.";

  private int erasures;
  private final MovingClock clock = new MovingClock(Instant.parse("2024-10-07T12:00:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);
  private final ManageContacts function =
      new ManageContacts(TestSurroundings.of(table).clock(clock).get());

  /** The first has a seat in PO, the second in PO-2, and the third waits. */
  @BeforeEach
  void three_initiatives_of_which_one_waits() {
    new TableAddressIds(table).findOrMake(new Random(1));
    storage.open(ROUND);
    LocalTable.store(
        table, List.of(form(1), form(2), form(3)).stream().map(Sample.Form::register).toList());
    decide(new Outcome.Seated(reference(1), 1, 1, "PO", 12));
    decide(new Outcome.Seated(reference(2), 2, 1, "PO-2", 12));
    decide(new Outcome.Waiting(reference(3), 3, 1, 1, 0));
  }

  @Test
  void the_sample_event_notes_a_call_that_the_list_shows_with_the_name_of_who_made_it() {
    assertEquals(201, Invocation.invoke(function, event()).status());
    assertEquals(
        Invocation.parse(
            """
            [{"id": "a1B2c3D4e5F6g7H=", "on": "2024-10-07", "how": "phone", "with": "practitioner",
              "reached": true, "notedAt": "2024-10-07T12:00:00Z",
              "by": {"kind": "facilitator", "id": "93f4a822-5051-7091-1a2b-000000000001",
                     "name": "Sanne Hoekstra"},
              "note": "De leervraag gaat vooral over de overgang naar het vo.",
              "next": {"due": "2024-10-14", "what": "Voorbeelden opsturen"}}]
            """),
        contacts());
  }

  @Test
  void the_same_request_notes_it_once() {
    Invocation.invoke(function, event());
    assertEquals(201, Invocation.invoke(function, event()).status());
    assertEquals(1, contacts().size());
  }

  @Test
  void the_journal_tells_that_there_was_contact_and_not_what_was_said() {
    Invocation.invoke(function, event());
    var lines = journal();
    var told = lines.getLast().told();
    assertEquals(List.of("Er was contact met ‘Initiatief 1’, per telefoon."), told);
    assertFalse(lines.toString().contains("overgang"));
  }

  @Test
  void whoever_noted_it_can_erase_the_words_and_the_contact_stays() {
    Invocation.invoke(function, event());
    assertTrue(LocalTable.items(table).toString().contains(NOTE));
    assertEquals(200, erase(1, "a1B2c3D4e5F6g7H=").status());
    assertFalse(LocalTable.items(table).toString().contains(NOTE));
    assertFalse(LocalTable.items(table).toString().contains("Voorbeelden opsturen"));
    assertEquals("{\"due\":\"2024-10-14\"}", contacts().at("/0/next").toString());
    assertEquals(200, erase(1, "a1B2c3D4e5F6g7H=").status(), "erasing it again does no harm");
    assertEquals(404, erase(1, "another").status());
  }

  @Test
  void that_words_were_erased_is_a_line_of_the_journal_that_tells_who_and_not_what() {
    Invocation.invoke(function, event());
    clock.set(Instant.parse("2024-10-08T12:00:00Z"));
    assertEquals(200, erase(1, "a1B2c3D4e5F6g7H=").status());
    var lines = journal();
    assertEquals(
        List.of("De notitie bij een contact met ‘Initiatief 1’ is gewist."),
        lines.getLast().told());
    assertEquals("facilitator:93f4a822-5051-7091-1a2b-000000000001", lines.getLast().by().text());
    assertFalse(lines.toString().contains("overgang"));
    assertEquals(200, erase(1, "a1B2c3D4e5F6g7H=").status());
    assertEquals(lines.size(), journal().size(), "once is enough");
  }

  @Test
  void an_initiative_of_another_network_is_refused_just_like_one_that_does_not_exist() {
    var refusals =
        List.of(
            note(event("2024-2025-P000-0002")), note(event("2024-2025-0000-0000")), erase(2, "x"));
    for (var refused : refusals) {
      assertEquals(403, refused.status());
      assertEquals(refusals.getFirst().body(), refused.body());
    }
    assertEquals(201, note(event(reference(3).text())).status(), "one that waits is in both lists");
    var organiser = event("2024-2025-P000-0002");
    claims(organiser).put("cognito:groups", "[organiser]");
    assertEquals(201, note(organiser).status());
    claims(organiser).put("cognito:groups", "[]");
    assertEquals(403, note(organiser).status());
  }

  @Test
  void every_error_is_told_at_once() {
    var errors =
        Map.of(
            "{}",
            "[#/on, #/how, #/with, #/reached]",
            "{\"on\": \"2024-10-08\", \"how\": \"fax\", \"with\": 1, \"reached\": \"yes\","
                + " \"note\": [], \"next\": {\"due\": \"morgen\"}, \"more\": 1}",
            "[#/on, #/how, #/with, #/reached, #/note, #/next/what, #/next/due, #/more]");
    errors.forEach(
        (body, pointers) -> {
          var answer = note(event().put("body", body));
          assertEquals(422, answer.status());
          assertEquals(
              pointers,
              StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                  .map(it -> it.path("pointer").asText())
                  .toList()
                  .toString());
        });
    assertEquals(0, contacts().size());
  }

  @Test
  void no_log_line_holds_what_somebody_noted() {
    assertFalse(Invocation.invoke(function, event()).log().toString().contains("overgang"));
  }

  private List<JournalLine> journal() {
    return JournalSources.journal(table)
        .about(reference(1), InitiativeWords.of(storage.registrations().of(ROUND.id()), List.of()));
  }

  private JsonNode contacts() {
    var list = (ObjectNode) Invocation.event("network-initiatives");
    var network = new NetworkInitiatives(TestSurroundings.of(table).clock(clock).get());
    return Invocation.invoke(network, list).body().at("/initiatives/0/contacts");
  }

  private Invocation.Result note(JsonNode event) {
    return Invocation.invoke(function, event);
  }

  private Invocation.Result erase(int number, String contact) {
    var event = event();
    event.put(
        "routeKey", "DELETE /api/rounds/{round}/initiatives/{reference}/contacts/{contact}/note");
    event
        .putObject("pathParameters")
        .put("round", "2024-2025")
        .put("reference", reference(number).text())
        .put("contact", contact);
    ((ObjectNode) event.path("requestContext"))
        .put("requestId", "erase-" + ++erasures)
        .put("timeEpoch", clock.instant().toEpochMilli());
    return note(event.put("body", ""));
  }

  private static ObjectNode event() {
    return (ObjectNode) Invocation.event("manage-contacts");
  }

  private static ObjectNode event(String reference) {
    var event = event();
    event.putObject("pathParameters").put("round", "2024-2025").put("reference", reference);
    return event;
  }

  private static ObjectNode claims(ObjectNode event) {
    return (ObjectNode) event.at("/requestContext/authorizer/jwt/claims");
  }

  private static Sample.Form form(int number) {
    return Sample.form()
        .number(number)
        .initiative("Initiatief " + number)
        .schools(new Participant.Unlisted("School " + number, "Delft"));
  }

  private static Reference reference(int number) {
    return form(number).register().reference();
  }

  private void decide(Outcome outcome) {
    storage
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(outcome, "trace", List.of())));
  }
}
