package nl.leernetwerk.functions.workplace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.functions.privacy.handlepersonaldata.HandlePersonalData;
import nl.leernetwerk.functions.privacy.purgepersonaldata.PurgePersonalData;
import nl.leernetwerk.functions.workplace.managecontacts.ManageContacts;
import nl.leernetwerk.functions.workplace.managethemes.ManageThemes;
import nl.leernetwerk.functions.workplace.sharpenquestions.SharpenQuestions;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.Allocations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What facilitators write is kept, exported, erased and purged as what the pair sent in is. */
class WorkplacePersonalDataTest {
  private static final Round ROUND = Sample.twoForPrimary();
  private static final Registration REGISTRATION = Sample.form().register();
  private static final String NOTE = "De leervraag gaat vooral over de overgang naar het vo.";
  private static final String NEXT = "Voorbeelden opsturen";
  private static final String SHARPER = "Hoe plannen we de begeleidingskamer in het weekrooster?";
  private static final String LATER = "Hoe plannen we dat met z'n allen?";
  private static final String THEME = "Een thema met een naam van iemand";

  private final MovingClock clock = new MovingClock(Instant.parse("2024-10-07T12:00:00Z"));
  private final Table table = LocalTable.create(clock);
  private final Table erasures = LocalTable.create(clock);

  @BeforeEach
  void a_facilitator_noted_contact_sharpened_twice_and_saved_themes() {
    var storage = LocalTable.storage(table);
    new TableAddressIds(table).findOrMake(new Random(1));
    new TableLinkKey(table).findOrMake(Sample.linkRandom());
    storage.open(ROUND);
    LocalTable.store(table, List.of(REGISTRATION));
    var seat = new Outcome.Seated(REGISTRATION.reference(), 1, 1, "PO", 12);
    storage.allocations().apply(ROUND, List.of(new Allocations.Applied(seat, "trace", List.of())));
    assertEquals(201, invoke(new ManageContacts(surroundings()), event("manage-contacts")));
    var sharpen = new SharpenQuestions(surroundings());
    assertEquals(200, invoke(sharpen, event("sharpen-questions")));
    var again = event("sharpen-questions");
    again.put("body", again.path("body").asText().replace(SHARPER, LATER));
    var headers = (ObjectNode) again.path("headers");
    headers.put("if-match", headers.path("if-match").asText().replaceFirst("\"$", ".1\""));
    assertEquals(200, invoke(sharpen, again));
    var themes = event("manage-themes");
    themes.put("body", themes.path("body").asText().replace("Ouders", THEME));
    assertEquals(200, invoke(new ManageThemes(surroundings()), themes));
    assertEquals(List.of(NOTE, NEXT, SHARPER, LATER, THEME), stored());
  }

  @Test
  void the_note_and_each_version_of_the_sharpened_text_are_exported_once() {
    var pair = REGISTRATION.submission().pair();
    var one = personal("export", pair.practitioner().email().value()).toString();
    for (var text : List.of(NOTE, NEXT, SHARPER, LATER)) {
      assertEquals(2, one.split(Pattern.quote(text), -1).length, text);
    }
    var other = personal("export", pair.leader().email().value()).toString();
    assertFalse(other.contains(NOTE), "it is about a call with the other of the pair");
    assertTrue(other.contains(SHARPER));
  }

  @Test
  void the_note_goes_with_the_first_of_the_pair_and_the_texts_with_the_last() {
    var pair = REGISTRATION.submission().pair();
    personal("erase", pair.practitioner().email().value());
    assertEquals(List.of(SHARPER, LATER, THEME), stored());
    personal("erase", pair.leader().email().value());
    assertEquals(List.of(THEME), stored());
  }

  @Test
  void everything_is_purged_with_the_round() {
    clock.set(Instant.parse("2026-09-30T21:59:59Z"));
    purge();
    assertEquals(5, stored().size());
    clock.set(Instant.parse("2026-09-30T22:00:00Z"));
    purge();
    assertEquals(List.of(), stored());
    assertEquals(
        List.of(),
        LocalTable.keys(table).stream()
            .filter(key -> key.matches("(GROUPINGS|SHARPENED|CONTACTS?).*"))
            .toList());
  }

  private List<String> stored() {
    var all = LocalTable.items(table).toString();
    return List.of(NOTE, NEXT, SHARPER, LATER, THEME).stream().filter(all::contains).toList();
  }

  private void purge() {
    Invocation.invoke(
        new PurgePersonalData(surroundings()), Invocation.event("purge-personal-data"));
  }

  private JsonNode personal(String action, String email) {
    var asked = "{\"action\": \"%s\", \"email\": \"%s\"}".formatted(action, email);
    return Invocation.invoke(new HandlePersonalData(surroundings()), Invocation.parse(asked))
        .answer();
  }

  private static int invoke(RequestStreamHandler function, ObjectNode event) {
    return Invocation.invoke(function, event).status();
  }

  private Surroundings surroundings() {
    return TestSurroundings.of(table)
        .variable("ERASURES_TABLE_NAME", erasures.name())
        .clock(clock)
        .get();
  }

  private static ObjectNode event(String name) {
    return (ObjectNode) Invocation.event(name);
  }
}
