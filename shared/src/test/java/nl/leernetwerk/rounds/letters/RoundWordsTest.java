package nl.leernetwerk.rounds.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.registration.json.SubmissionReaderTest;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundField;
import nl.leernetwerk.rounds.json.RoundJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundWordsTest {
  /** A round that has a value in every field. */
  private static final String FULL =
      """
      {"id": "2024-2025", "name": "Leernetwerken", "opens": "2024-06-27",
       "deadline": "2024-10-01", "policy": "draw", "capacityUnit": "schools",
       "contact": "leernetwerken@example.org",
       "organisers": [{"name": "Ria", "email": "ria@example.org"}],
       "networks": [{"id": "PO", "sector": "PO", "capacity": 12,
                     "facilitators": [{"name": "Bo", "email": "bo@example.org"}]}],
       "meetings": ["eind november 2024"],
       "periods": [{"first": "2024-11-18", "last": "2024-11-22"}],
       "lastOfferDay": "2025-01-31", "offerSchoolDays": 7, "callSchoolDays": 8,
       "paragraphs": {"confirmation": "Fijn dat jullie er zijn."},
       "beacon": {"round": 11686612}, "retentionUntil": "2026-10-01"}
      """;

  private static final String BEACON = "https://api.drand.sh, " + Chain.QUICKNET.hash() + ", ";

  /**
   * An edit that gives one field another value.
   *
   * @param place in the document, as a JSON pointer
   * @param value in JSON
   */
  private record Change(String place, String value, String sentence) {}

  private static List<Change> changes() {
    return List.of(
        new Change("/name", "\"Anders\"", "De naam was ‘Leernetwerken’ en is nu ‘Anders’."),
        new Change(
            "/opens",
            "\"2024-07-01\"",
            "De eerste dag van de aanmelding was ‘27 juni 2024’ en is nu ‘1 juli 2024’."),
        new Change(
            "/deadline",
            "\"2024-09-30\"",
            "De laatste dag van de aanmelding was ‘1 oktober 2024’ en is nu ‘30 september 2024’."),
        new Change(
            "/capacityUnit",
            "\"initiatives\"",
            "De manier van tellen was ‘scholen’ en is nu ‘initiatieven’."),
        new Change("/contact", "\"anders@example.org\"", "Het contactadres is gewijzigd."),
        new Change("/organisers", "[]", "De organisatoren zijn gewijzigd."),
        new Change(
            "/networks/0/capacity",
            "6",
            "De leernetwerken waren ‘PO (PO, 12)’ en zijn nu ‘PO (PO, 6)’."),
        new Change(
            "/networks/0/facilitators",
            "[]",
            "De procesbegeleiders van leernetwerk PO zijn gewijzigd."),
        new Change(
            "/meetings",
            "[\"half december 2024\"]",
            "De bijeenkomsten waren ‘eind november 2024’ en zijn nu ‘half december 2024’."),
        new Change(
            "/periods",
            "[{\"first\": \"2024-11-25\", \"last\": \"2024-11-29\"}]",
            "De dagen waartussen de bijeenkomsten zijn waren ‘18 november 2024 tot en met 22"
                + " november 2024’ en zijn nu ‘25 november 2024 tot en met 29 november 2024’."),
        new Change(
            "/lastOfferDay",
            "\"2025-02-28\"",
            "De laatste dag waarop plekken worden aangeboden was ‘31 januari 2025’ en is nu"
                + " ‘28 februari 2025’."),
        new Change(
            "/offerSchoolDays",
            "3",
            "Het aantal schooldagen om te antwoorden was ‘7’ en is nu ‘3’."),
        new Change(
            "/callSchoolDays",
            "3",
            "Het aantal schooldagen om iedereen te bereiken was ‘8’ en is nu ‘3’."),
        new Change(
            "/beacon",
            "{\"round\": 11686613}",
            "Het baken van de loting was ‘"
                + (BEACON + 11686612)
                + "’ en is nu ‘"
                + (BEACON + 11686613)
                + "’."),
        new Change(
            "/paragraphs",
            "{\"confirmation\": \"Bel Jo.\"}",
            "De eigen alinea's in de e-mails zijn gewijzigd."),
        new Change(
            "/retentionUntil",
            "\"2026-09-01\"",
            "De dag waarop de gegevens worden verwijderd was ‘1 oktober 2026’ en is nu"
                + " ‘1 september 2026’."));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_change_of_one_field_is_told_in_the_words_of_that_field_alone(Change change) {
    assertEquals(List.of(change.sentence()), words(round(document()), changed(change)));
  }

  @Test
  void a_round_is_drawn_by_lot_from_now_on_or_no_longer() {
    var arrival = round(withoutBeacon().put("policy", "arrival"));
    var draw = round(withoutBeacon());
    assertEquals(
        List.of("De manier van verdelen was ‘volgorde van binnenkomst’ en is nu ‘loting’."),
        words(arrival, draw));
  }

  @Test
  void a_draw_gets_a_beacon_or_loses_it() {
    var with = round(document());
    var without = round(withoutBeacon());
    assertEquals(
        List.of("De loting heeft nu een baken: ‘" + BEACON + "11686612’."), words(without, with));
    assertEquals(
        List.of("De loting heeft geen baken meer. Het was ‘" + BEACON + "11686612’."),
        words(with, without));
  }

  @Test
  void no_field_and_no_kind_of_edit_is_left_out_of_these_tests() {
    // The id never changes, and without its beacon a round may change its policy.
    var fields = new TreeSet<String>(Set.of("id", "policy"));
    var edits = new HashSet<Class<?>>(Set.of(RoundEdit.Opened.class, RoundEdit.Repaired.class));
    var told = EnumSet.of(RoundField.POLICY);
    for (var change : changes()) {
      fields.add(change.place().replaceFirst("/([^/]*).*", "$1"));
      for (var edit : RoundEdit.between(round(document()), changed(change))) {
        edits.add(edit.getClass());
        if (edit instanceof RoundEdit.Changed(var field, _, _)) {
          told.add(field);
        }
      }
    }
    var written = new TreeSet<String>();
    RoundJson.write(round(document())).fieldNames().forEachRemaining(written::add);
    assertEquals(written, fields);
    assertEquals(EnumSet.allOf(RoundField.class), told);
    assertEquals(
        Arrays.stream(RoundEdit.class.getPermittedSubclasses()).collect(Collectors.toSet()), edits);
  }

  private static ObjectNode document() {
    return (ObjectNode) SubmissionReaderTest.parse(FULL);
  }

  private static ObjectNode withoutBeacon() {
    return document().without("beacon");
  }

  private static Round changed(Change change) {
    var document = document();
    int last = change.place().lastIndexOf('/');
    ((ObjectNode) document.at(change.place().substring(0, last)))
        .set(change.place().substring(last + 1), SubmissionReaderTest.parse(change.value()));
    return round(document);
  }

  private static Round round(ObjectNode document) {
    return ((RoundJson.Valid) RoundJson.read(document)).round();
  }

  private static List<String> words(Round before, Round after) {
    return RoundEdit.between(before, after).stream().map(RoundWords::of).toList();
  }
}
