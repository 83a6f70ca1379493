package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A year in which every kind of change is made, and what its journal says about each. */
class JournalTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a line must hold: who, a part of what, and whether there is a reason. */
  private record Expected(String by, String told, boolean why) {
    boolean by(String kind) {
      return by.equals("pair")
          ? kind.equals("practitioner") || kind.equals("leader")
          : kind.equals(by);
    }
  }

  private static final List<Expected> ALL =
      List.of(
          new Expected("organiser", "De ronde is geopend.", false),
          new Expected("pair", "is aangemeld, ingevuld door", false),
          new Expected("pair", "Gewijzigd: de scholen.", false),
          new Expected("pair", "De aanmelding is ingetrokken.", false),
          new Expected("pair", "Het intrekken is ongedaan gemaakt.", false),
          new Expected("pair", "is aan iemand anders overgedragen.", false),
          new Expected("organiser", "Gewijzigd: het e-mailadres van de schoolleiding.", true),
          new Expected("organiser", "Een e-mail is opnieuw verstuurd", true),
          new Expected("organiser", "De laatste dag van de aanmelding was", true),
          new Expected("system", "De aanmelding is gesloten.", false),
          new Expected("system", "De plekken zijn verdeeld.", false),
          new Expected("organiser", "heeft nu 14 plekken.", true),
          new Expected("organiser", "krijgt een plek aangeboden", true),
          new Expected("organiser", "afgeslagen en staat niet meer op de lijst.", true),
          new Expected("system", "heeft niet op tijd geantwoord", false),
          new Expected("organiser", "aangenomen.", true),
          new Expected("organiser", "staat weer op de wachtlijst, achteraan.", true),
          new Expected("organiser", "Leernetwerk PO-2 is geopend", true),
          new Expected("organiser", "krijgt een plek in leernetwerk PO-2.", true),
          new Expected("organiser", "gaat van leernetwerk PO-2 naar leernetwerk PO.", true),
          new Expected("organiser", "Leernetwerk PO-2 is samengevoegd met leernetwerk PO.", true),
          new Expected("organiser", "is ingetrokken; de plek", true),
          new Expected("system", "De wachtlijst is gesloten", false),
          new Expected("organiser", "De reden bij regel PO/1 is gewist.", false),
          new Expected("organiser", "mag weer e-mail krijgen.", false),
          new Expected("organiser", "zijn opgevraagd.", false),
          new Expected("organiser", "zijn verwijderd.", false));

  @Test
  void every_change_stays_in_the_journal_and_no_person_does() throws Exception {
    try (var year = WholeYear.start(Path.of(System.getProperty("project.root")))) {
      year.stack().open();
      // A near date, because the clock passes every hour until then.
      var round = Rounds.at(year.stack().clock().instant());
      round.put("lastOfferDay", "2024-10-05").put("offerSchoolDays", 1);
      new Setup(year.stack()).open(round, "the test");
      year.register();
      var others = references(year);
      year.correct(others.get(2));
      mailAgain(year, others.get(2));
      year.editRound(it -> it.put("deadline", "2024-10-02"));
      year.moveTo("2024-10-03T00:05:00");
      var early = lines(year);

      afterTheAllocation(year);
      year.anAddressThatWorksAgain();
      var acted = lines(year);
      year.ask("POST", "/journal/forgotten", JSON.createObjectNode().put("line", "PO/1"));
      var late = lines(year);
      early.forEach((id, line) -> assertEquals(line, late.get(id), "it stays as it was"));

      year.somebodyAsksForTheirData();
      var all = lines(year);
      for (var expected : ALL) {
        var found =
            all.values().stream()
                .filter(line -> line.path("told").toString().contains(expected.told()))
                .filter(line -> expected.by(line.at("/by/kind").asText()))
                .map(line -> acted.getOrDefault(line.path("id").asText(), line))
                .toList();
        assertFalse(found.isEmpty(), expected + " is not in " + all.values());
        assertEquals(
            expected.why(), found.stream().anyMatch(it -> it.has("why")), expected.toString());
      }
      everyLineIsWhole(year, all);
      nothingOfThePersonIsLeft(all, late);
    }
  }

  /**
   * Every change that can be made to seats, each on the next initiative that it is possible for.
   */
  private static void afterTheAllocation(WholeYear year) {
    change(year, WholeYear.roster("raise-capacity").put("network", "PO").put("capacity", 14));
    var first = next(year, "offered");
    change(year, about("decline", first));
    year.moveTo("2024-10-05T01:00:00");
    change(year, about("accept", next(year, "offered")));
    change(year, about("put-back", first));
    var open = WholeYear.roster("open-network").put("network", "PO-2").put("capacity", 12);
    open.putArray("facilitators").addObject().put("name", "Jo").put("email", "jo@example.org");
    change(year, open);
    change(year, WholeYear.roster("raise-capacity").put("network", "PO").put("capacity", 30));
    change(year, about("move", first).put("to", "PO"));
    change(year, WholeYear.roster("merge").put("from", "PO-2").put("into", "PO"));
    change(year, about("withdraw", first));
    year.moveTo("2024-10-06T01:00:00");
  }

  private static ObjectNode about(String command, String reference) {
    return WholeYear.roster(command).put("reference", reference);
  }

  private static void change(WholeYear year, ObjectNode command) {
    var answer = year.changeRoster(command);
    assertTrue(answer.path("changed").asBoolean(), command + ": " + answer);
  }

  private static String next(WholeYear year, String state) {
    var roster = Visitor.json(year.ask("GET", "/roster", null));
    return StreamSupport.stream(roster.at("/sectors/0/initiatives").spliterator(), false)
        .filter(it -> it.path("state").asText().equals(state))
        .map(it -> it.path("reference").asText())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> references(WholeYear year) {
    return Visitor.json(year.ask("GET", "/overview", null))
        .path("initiatives")
        .findValuesAsText("reference");
  }

  private static void mailAgain(WholeYear year, String reference) {
    var mail = JSON.createObjectNode().put("mail", "practitioner.confirmation.1");
    year.ask("POST", "/initiatives/" + reference + "/mails", mail.put("why", "De e-mail is weg."));
    year.settle();
  }

  private static Map<String, JsonNode> lines(WholeYear year) {
    var lines = new LinkedHashMap<String, JsonNode>();
    Visitor.json(year.ask("GET", "/journal", null))
        .path("lines")
        .forEach(line -> lines.put(line.path("id").asText(), line));
    return lines;
  }

  /**
   * Each line says who, what and when, and is also in the journals of its initiatives and in the
   * file.
   */
  private static void everyLineIsWhole(WholeYear year, Map<String, JsonNode> all) {
    var file = year.ask("GET", "/journal?format=csv", null).body();
    for (var line : all.values()) {
      assertTrue(line.hasNonNull("at") && !line.path("told").isEmpty(), line.toString());
      assertTrue(file.contains("\"" + line.path("id").asText() + "\";"), line + " is not in it");
    }
    for (var reference : references(year)) {
      var own = Visitor.json(year.ask("GET", "/initiatives/" + reference, null)).path("history");
      var ids = own.findValuesAsText("id");
      all.values().stream()
          .filter(line -> line.path("about").toString().contains(reference))
          .forEach(line -> assertTrue(ids.contains(line.path("id").asText()), line.toString()));
    }
    assertTrue(file.getBytes(StandardCharsets.UTF_8).length > 1000);
  }

  /** An erasure removes the reasons about the person's initiative, and no line. */
  private static void nothingOfThePersonIsLeft(
      Map<String, JsonNode> all, Map<String, JsonNode> before) {
    assertTrue(all.keySet().containsAll(before.keySet()));
    var erased =
        all.values().stream()
            .filter(line -> line.path("told").toString().contains("zijn verwijderd."))
            .findFirst()
            .orElseThrow()
            .at("/about/0")
            .asText();
    all.values().stream()
        .filter(line -> line.path("about").toString().contains(erased))
        .forEach(line -> assertFalse(line.has("why"), line.toString()));
  }
}
