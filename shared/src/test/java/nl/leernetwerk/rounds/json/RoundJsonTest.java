package nl.leernetwerk.rounds.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.registration.json.SubmissionReaderTest;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Offers;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class RoundJsonTest {
  public static final String VALID =
      """
      {"id": "2024-2025", "name": "Werken aan een Inclusieve Leeromgeving 2024-2025",
       "opens": "2024-06-27", "deadline": "2024-10-01", "policy": "arrival",
       "capacityUnit": "schools", "contact": "leernetwerken@example.org",
       "organisers": [{"name": "Ria Organiseert", "email": "ria@example.org"}],
       "networks": [
         {"id": "PO", "sector": "PO", "capacity": 12,
          "facilitators": [{"name": "Bo Begeleidt", "email": "bo@example.org"}]},
         {"id": "VO", "sector": "VO", "capacity": 12, "facilitators": []},
         {"id": "PO-2", "sector": "PO", "capacity": 6, "facilitators": []}],
       "meetings": ["eind november 2024", "half februari 2025"],
       "retentionUntil": "2026-10-01"}
      """;

  @Test
  void a_round_is_read() {
    var round = valid(SubmissionReaderTest.parse(VALID));
    assertEquals("2024-2025", round.id());
    assertEquals(LocalDate.of(2024, 10, 1), round.deadline());
    assertEquals(Policy.ARRIVAL, round.policy());
    assertEquals(CapacityUnit.SCHOOLS, round.capacityUnit());
    assertEquals("Bo Begeleidt", round.networks().getFirst().facilitators().getFirst().name());
    assertEquals(List.of("eind november 2024", "half februari 2025"), round.meetings());
  }

  @Test
  void writing_a_round_gives_the_document_it_was_read_from() {
    var json = SubmissionReaderTest.parse(VALID);
    assertEquals(json, RoundJson.write(valid(json)));
    var other = document().put("policy", "draw").put("capacityUnit", "initiatives");
    assertEquals(other, RoundJson.write(valid(other)));
  }

  @Test
  void a_round_may_give_the_days_of_some_of_its_meetings() {
    var json = document();
    var periods = json.putArray("periods");
    periods.addObject().put("first", "2024-11-25").put("last", "2024-11-29");
    periods.addNull();
    var round = valid(json);
    assertEquals(LocalDate.of(2024, 11, 29), round.planned().get(0).period().orElseThrow().last());
    assertEquals(LocalDate.of(2025, 2, 11), round.planned().get(1).period().orElseThrow().first());
    assertEquals(json, RoundJson.write(round));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                                   | #/periods",
        "[null]                                                               | #/periods",
        "[null, {\"first\": \"2025-02-12\", \"last\": \"2025-02-11\"}]          | #/periods/1/last",
        "[{\"first\": \"2025-02-12\"}, null]                                   | #/periods/0/last",
        "[\"eind november\", null]                                            | #/periods/0"
      })
  void periods_are_as_many_as_the_meetings_and_end_after_they_begin(String periods, String at) {
    var result = RoundJson.read(document().set("periods", SubmissionReaderTest.parse(periods)));
    assertEquals(
        List.of(at),
        ((RoundJson.Invalid) result).errors().stream().map(FieldError::pointer).toList());
  }

  @Test
  void without_own_values_a_round_offers_seats_for_four_months_with_five_school_days_to_answer() {
    var offers = valid(document()).offers();
    assertEquals(new Offers(5, LocalDate.of(2025, 2, 1)), offers);
    var soonGone = valid(document().put("retentionUntil", "2024-11-01")).offers();
    assertEquals(LocalDate.of(2024, 10, 31), soonGone.lastDay());
  }

  @Test
  void a_round_may_set_its_last_offer_day_and_its_school_days_to_answer() {
    var json = document().put("lastOfferDay", "2024-12-20").put("offerSchoolDays", 3);
    assertEquals(new Offers(3, LocalDate.of(2024, 12, 20)), valid(json).offers());
    assertEquals(
        List.of("lastOfferDay", "offerSchoolDays"),
        List.of("lastOfferDay", "offerSchoolDays").stream()
            .filter(RoundJson.write(valid(json))::has)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-10-01", "2026-10-01", "1 december"})
  void seats_are_offered_after_the_deadline_and_before_the_data_is_deleted(String day) {
    var result = RoundJson.read(document().put("lastOfferDay", day));
    assertEquals(
        List.of("#/lastOfferDay"),
        ((RoundJson.Invalid) result).errors().stream().map(FieldError::pointer).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, -5})
  void there_are_one_to_thirty_school_days_to_answer(int days) {
    var result = RoundJson.read(document().put("offerSchoolDays", days));
    assertEquals(
        List.of("#/offerSchoolDays"),
        ((RoundJson.Invalid) result).errors().stream().map(FieldError::pointer).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "name",
        "opens",
        "deadline",
        "policy",
        "capacityUnit",
        "contact",
        "organisers",
        "networks",
        "meetings",
        "retentionUntil",
      })
  void every_field_is_required(String field) {
    var without = document();
    without.remove(field);
    assertPointers(without, "#/" + field);
    assertPointers(document().putNull(field), "#/" + field);
    assertPointers(document().put(field, true), "#/" + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "sector", "capacity", "facilitators"})
  void every_field_of_a_network_is_required(String field) {
    var without = document();
    ((ObjectNode) without.at("/networks/1")).remove(field);
    assertPointers(without, "#/networks/1/" + field);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "id             | \"\"            | #/id",
        "id             | \"2024/2025\"   | #/id",
        "id             | \"-2024\"       | #/id",
        "id             | \"a.b\"         | #/id",
        "id             | \"ronde één\"   | #/id",
        "id             | \"01234567890123456789012345678901234567890\" | #/id",
        "name           | \" \"           | #/name",
        "name           | \"a\\nb\"       | #/name",
        "opens          | \"27-06-2024\"  | #/opens",
        "opens          | \"2024-6-27\"   | #/opens",
        "opens          | \"+2024-06-27\" | #/opens",
        "deadline       | \"2024-02-30\"  | #/deadline",
        "deadline       | \"2024-10-01T00:00:00\" | #/deadline",
        "deadline       | \"2024-06-26\"  | #/deadline",
        "policy         | \"lottery\"     | #/policy",
        "policy         | \"ARRIVAL\"     | #/policy",
        "capacityUnit   | \"pupils\"      | #/capacityUnit",
        "contact        | \"spo\"         | #/contact",
        "organisers     | [{\"name\": \"Ria\"}] | #/organisers/0/email",
        "organisers     | [{\"name\": \"\", \"email\": \"ria\"}] | #/organisers/0/name"
            + " #/organisers/0/email",
        "organisers     | [\"ria\"]       | #/organisers/0",
        "networks       | []              | #/networks",
        "networks       | [1]             | #/networks/0",
        "meetings       | [\"\"]          | #/meetings/0",
        "meetings       | [1]             | #/meetings/0",
        "retentionUntil | \"2024-10-01\"  | #/retentionUntil",
      })
  void an_error_in_a_round_has_a_pointer_to_its_field(String field, String value, String pointers) {
    var json = document();
    json.set(field, SubmissionReaderTest.parse(value));
    assertPointers(json, pointers.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "id       | \"po\"    | #/networks/1/id",
        "id       | \"PO.2\"  | #/networks/1/id",
        "id       | \"\"      | #/networks/1/id",
        "id       | \"PO\"    | #/networks/1/id",
        "sector   | \"SO\"    | #/networks/1/sector",
        "capacity | 0         | #/networks/1/capacity",
        "capacity | 1001      | #/networks/1/capacity",
        "capacity | -1        | #/networks/1/capacity",
        "capacity | 1.5       | #/networks/1/capacity",
        "capacity | 99999999999 | #/networks/1/capacity",
        "capacity | \"12\"    | #/networks/1/capacity",
        "facilitators | [{\"name\": \"Bo\", \"email\": \"bo\"}] |"
            + " #/networks/1/facilitators/0/email",
        "colour   | \"red\"   | #/networks/1/colour",
      })
  void an_error_in_a_network_has_a_pointer_to_its_field(
      String field, String value, String pointer) {
    var json = document();
    ((ObjectNode) json.at("/networks/1")).set(field, SubmissionReaderTest.parse(value));
    assertPointers(json, pointer);
  }

  @Test
  void a_draw_names_the_round_of_its_beacon_or_the_moment_from_which_that_follows() {
    // The first moment that is late enough: an hour after the deadline has passed.
    for (var moment : List.of("2024-10-02T01:00:00", "2024-10-01T23:00:00Z")) {
      var round = valid(withBeacon("{\"time\": \"" + moment + "\"}"));
      assertEquals(Instant.parse("2024-10-01T23:00:00Z"), round.beacon().orElseThrow().at());
      assertEquals(Chain.QUICKNET, round.beacon().orElseThrow().chain());
      assertEquals(round, valid(RoundJson.write(round)));
      assertEquals(round, valid(withBeacon("{\"round\": 11673412}")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{\"time\": \"2024-10-02T00:59:57\"}              | #/beacon",
        "{\"round\": 11673411}                            | #/beacon",
        "{\"time\": \"2026-10-01T00:00:00\"}              | #/beacon",
        "{}                                               | #/beacon",
        "{\"round\": 11686612, \"time\": \"2024-10-02T12:00:00\"} | #/beacon",
        "{\"time\": \"morgen\"}                           | #/beacon/time",
        "{\"round\": 0}                                   | #/beacon/round",
        "{\"round\": 11686612, \"address\": \"drand\"}    | #/beacon/address",
        "{\"round\": 11686612, \"address\": \"http://...\"} | #/beacon/address",
        "{\"round\": 11686612, \"address\": \"http://-\"}   | #/beacon/address",
        "{\"round\": 11686612, \"address\": \"https://a_b.example.org\"} | #/beacon/address",
        "{\"round\": 11686612, \"address\": \"https://api.drand.sh:99999\"} | #/beacon/address",
        "{\"round\": 11686612, \"address\": \"https://api.drand.sh:0\"} | #/beacon/address",
        "{\"round\": 1000000000000}                     | #/beacon/round",
        "{\"time\": \"+999999999-12-31T23:59:59\"}      | #/beacon/time",
        "{\"round\": 11686612, \"genesis\": \"1\"} | #/beacon/publicKey #/beacon/genesis"
            + " #/beacon/period #/beacon/groupHash #/beacon/id",
        "{\"round\": 11686612, \"chain\": \"abc\"}        | #/beacon/chain",
        "{\"round\": 11686612, \"colour\": \"red\"}       | #/beacon/colour",
      })
  void a_beacon_is_known_an_hour_after_the_closing_at_least_and_before_the_data_is_deleted(
      String beacon, String pointers) {
    assertPointers(withBeacon(beacon), pointers.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "genesis | -10000000000000 | #/beacon/genesis",
        "genesis | -1 | #/beacon/genesis",
        "genesis | 4102444800 | #/beacon/genesis",
        "genesis | 1000000000000000000 | #/beacon/genesis",
        "genesis | 1.5 | #/beacon/genesis",
        "period | 0 | #/beacon/period",
        "period | 1209601 | #/beacon/period",
        "period | 2147483647 | #/beacon/period",
        "period | \"30\" | #/beacon/period",
        "publicKey | \"abc\" | #/beacon/publicKey",
        "groupHash | 1 | #/beacon/groupHash",
        "id | \"Groot\" | #/beacon/id",
        "round | 1000000000000 | #/beacon/round",
      })
  void a_chain_is_one_whose_rounds_have_a_moment_and_whose_next_is_within_a_fortnight(
      String field, String value, String pointer) {
    var chain =
        "{\"publicKey\": \"%s\", \"genesis\": 1600000000, \"period\": 1209600, \"groupHash\": \"%s\", \"id\": \"other\", \"round\": 120}"
            .formatted("0".repeat(192), "1".repeat(64));
    var right = withBeacon(chain).put("retentionUntil", "2031-10-01");
    assertEquals(valid(right), valid(RoundJson.write(valid(right))));
    var wrong = right.deepCopy();
    ((ObjectNode) wrong.path("beacon")).set(field, SubmissionReaderTest.parse(value));
    assertPointers(wrong, pointer);
  }

  @Test
  void only_a_draw_has_a_beacon() {
    assertPointers(withBeacon("{\"round\": 11686612}").put("policy", "arrival"), "#/beacon");
  }

  private static ObjectNode withBeacon(String beacon) {
    return document().put("policy", "draw").set("beacon", SubmissionReaderTest.parse(beacon));
  }

  @Test
  void a_round_of_one_day_is_a_round() {
    valid(document().put("opens", "2024-10-01").put("retentionUntil", "2024-10-02"));
  }

  @Test
  void all_errors_are_reported_at_once() {
    var json = document().put("id", "").put("opens", "soon").put("colour", "red");
    json.put("contact", "spo");
    assertPointers(json, "#/id", "#/opens", "#/contact", "#/colour");
    assertPointers(SubmissionReaderTest.parse("[]"), "#");
  }

  @Test
  void the_public_view_holds_the_promised_fields_and_names_nobody() {
    var running =
        new RunningRound(valid(SubmissionReaderTest.parse(VALID)), new RoundProgress.Unclosed());
    var view = RoundJson.current(running, Instant.parse("2024-10-01T22:00:00Z"));
    assertEquals(
        SubmissionReaderTest.parse(
            """
            {"id": "2024-2025", "name": "Werken aan een Inclusieve Leeromgeving 2024-2025",
             "opens": "2024-06-27", "deadline": "2024-10-01", "state": "closing",
             "policy": "arrival", "capacityUnit": "schools",
             "contact": "leernetwerken@example.org",
             "networks": [{"id": "PO", "sector": "PO", "capacity": 12},
                          {"id": "VO", "sector": "VO", "capacity": 12},
                          {"id": "PO-2", "sector": "PO", "capacity": 6}],
             "meetings": ["eind november 2024", "half februari 2025"],
             "retentionUntil": "2026-10-01"}
            """),
        view);
    for (var secret : List.of("Ria", "Bo", "ria@", "bo@")) {
      assertFalse(view.toString().contains(secret));
    }
    var open = RoundJson.current(running, Instant.parse("2024-10-01T21:59:59.999Z"));
    assertEquals("open", open.get("state").textValue());
  }

  private static ObjectNode document() {
    return (ObjectNode) SubmissionReaderTest.parse(VALID);
  }

  private static Round valid(JsonNode json) {
    var result = RoundJson.read(json);
    return assertInstanceOf(RoundJson.Valid.class, result, result::toString).round();
  }

  private static void assertPointers(JsonNode json, String... pointers) {
    var errors = assertInstanceOf(RoundJson.Invalid.class, RoundJson.read(json)).errors();
    assertEquals(
        List.of(pointers), errors.stream().map(FieldError::pointer).toList(), errors::toString);
    errors.forEach(error -> assertTrue(error.detail().endsWith("."), error.detail()));
  }
}
