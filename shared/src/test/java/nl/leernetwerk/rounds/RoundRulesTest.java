package nl.leernetwerk.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.UnreadableItem;
import nl.leernetwerk.rounds.json.RoundJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundRulesTest {
  private static final Round ROUND = Sample.round();
  private static final URI OWN = BeaconSource.DRAND.address();
  private static final Instant BEFORE_OPENING = Instant.parse("2024-06-26T21:59:59Z");
  private static final Instant OPENING = Instant.parse("2024-06-26T22:00:00Z");
  private static final Instant LAST_INSTANT = Instant.parse("2024-10-01T21:59:59.999Z");
  private static final Instant OVER = Instant.parse("2024-10-01T22:00:00Z");
  private static final Instant LAST_DAY_KEPT = Instant.parse("2026-09-30T21:59:59Z");
  private static final Instant PURGED = Instant.parse("2026-09-30T22:00:00Z");

  @Test
  void before_it_opens_everything_but_the_id_may_change() {
    assertEquals(List.of(), editing(RoundRulesTest::everything, BEFORE_OPENING));
    assertEquals(List.of("#/id"), editing(it -> it.put("id", "other"), BEFORE_OPENING));
  }

  @Test
  void once_a_round_opens_what_schools_rely_on_is_fixed_and_each_refusal_names_its_field() {
    assertEquals(
        List.of(
            "#/opens", "#/policy", "#/capacityUnit", "#/networks/0/capacity", "#/retentionUntil"),
        editing(RoundRulesTest::everything, OPENING));
  }

  @Test
  void which_networks_there_are_is_fixed_once_it_has_opened() {
    Consumer<ObjectNode> fewer = it -> it.withArray("networks").remove(1);
    assertEquals(List.of(), editing(fewer, BEFORE_OPENING));
    assertEquals(List.of("#/networks"), editing(fewer, OPENING));
    Consumer<ObjectNode> otherSector =
        it -> ((ObjectNode) it.withArray("networks").get(1)).put("sector", "PO");
    assertEquals(List.of("#/networks"), editing(otherSector, OPENING));
  }

  @Test
  void names_people_meetings_and_days_to_answer_may_change_until_the_data_is_deleted() {
    Consumer<ObjectNode> people =
        it -> {
          it.put("name", "Anders").put("contact", "anders@example.org").put("offerSchoolDays", 7);
          it.withArray("meetings").removeAll().add("eind december 2024");
          it.withArray("organisers").removeAll();
          it.putObject("paragraphs").put("confirmation", "Tot dan!");
          ((ObjectNode) it.withArray("networks").get(0)).putArray("facilitators");
        };
    for (var moment : List.of(BEFORE_OPENING, OPENING, OVER, LAST_DAY_KEPT)) {
      assertEquals(List.of(), editing(people, moment), moment.toString());
    }
    assertEquals(List.of("#"), editing(people, PURGED));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-10-02, BEFORE_OPENING, ''",
    "2024-09-30, BEFORE_OPENING, ''",
    "2024-10-02, OPENING, ''",
    "2024-10-02, LAST_INSTANT, ''",
    "2024-09-30, OPENING, #/deadline",
    "2024-10-02, OVER, #/deadline",
    "2024-09-30, OVER, #/deadline"
  })
  void a_deadline_is_extended_until_it_has_passed_and_never_shortened_while_schools_register(
      String day, String moment, String refused) {
    var now =
        switch (moment) {
          case "BEFORE_OPENING" -> BEFORE_OPENING;
          case "OPENING" -> OPENING;
          case "LAST_INSTANT" -> LAST_INSTANT;
          default -> OVER;
        };
    // The last offer day is set, so that it does not change with the deadline.
    assertEquals(
        refused.isEmpty() ? List.of() : List.of(refused),
        editing(it -> it.put("deadline", day).put("lastOfferDay", "2025-02-01"), now));
  }

  @Test
  void what_decides_a_draw_is_fixed_once_it_has_opened() {
    Consumer<ObjectNode> beacon =
        it -> it.put("policy", "draw").putObject("beacon").put("round", 11_686_612);
    Consumer<ObjectNode> other =
        it -> it.put("policy", "draw").putObject("beacon").put("round", 11_686_613);
    var drawn = round(beacon);
    for (var change : List.of(other, (Consumer<ObjectNode>) it -> it.put("policy", "draw"))) {
      assertEquals(
          List.of(),
          pointers(RoundRules.editing(drawn, round(change), stored(drawn), OWN, BEFORE_OPENING)));
      assertEquals(
          List.of("#/beacon"),
          pointers(RoundRules.editing(drawn, round(change), stored(drawn), OWN, OPENING)));
    }
  }

  @Test
  void the_last_offer_day_is_fixed_once_the_deadline_has_passed() {
    Consumer<ObjectNode> later = it -> it.put("lastOfferDay", "2025-03-01");
    assertEquals(List.of(), editing(later, LAST_INSTANT));
    assertEquals(List.of("#/lastOfferDay"), editing(later, OVER));
  }

  @Test
  void data_may_be_deleted_earlier_than_the_mails_said_but_never_later_and_not_in_the_past() {
    assertEquals(List.of(), editing(it -> it.put("retentionUntil", "2026-01-01"), OVER));
    assertEquals(
        List.of("#/retentionUntil"), editing(it -> it.put("retentionUntil", "2026-10-02"), OVER));
    assertEquals(
        List.of("#/retentionUntil"),
        editing(
            it -> it.put("retentionUntil", "2026-01-01"), Instant.parse("2026-01-01T12:00:00Z")));
  }

  @Test
  void a_round_cannot_be_opened_or_moved_to_a_time_when_nobody_can_register() {
    assertEquals(List.of(), pointers(RoundRules.opening(ROUND, stored(), OWN, LAST_INSTANT)));
    assertEquals(List.of("#/deadline"), pointers(RoundRules.opening(ROUND, stored(), OWN, OVER)));
    assertEquals(
        List.of("#/deadline"),
        editing(it -> it.put("opens", "2024-06-01").put("deadline", "2024-06-20"), BEFORE_OPENING));
  }

  @Test
  void no_edit_makes_a_round_share_a_day_with_another() {
    var next = Sample.later(ROUND, "2025-2026", 1);
    var until = Sample.withDeadline(ROUND, next.opens());
    assertEquals(
        List.of("#/deadline"),
        pointers(RoundRules.editing(ROUND, until, stored(ROUND, next), OWN, OPENING)));
    assertEquals(
        List.of(),
        pointers(
            RoundRules.editing(
                ROUND,
                Sample.withDeadline(ROUND, next.opens().minusDays(1)),
                stored(ROUND, next),
                OWN,
                OPENING)));
    assertEquals(
        List.of("#/opens"), pointers(RoundRules.opening(until, stored(next), OWN, BEFORE_OPENING)));
  }

  @Test
  void no_day_may_be_one_on_which_a_round_that_cannot_be_read_may_take_registrations() {
    var next = Sample.later(ROUND, "2025-2026", 1);
    var unknown = stored(unreadable("broken", Optional.empty()));
    assertEquals(
        List.of("#/opens"), pointers(RoundRules.opening(ROUND, unknown, OWN, BEFORE_OPENING)));
    for (var days : List.of(next.opens().minusDays(1), next.opens())) {
      var spring = new Enrolment(LocalDate.of(2025, 2, 1), days);
      var broken = stored(unreadable("broken", Optional.of(spring)));
      assertEquals(
          days.isBefore(next.opens()) ? List.of() : List.of("#/opens"),
          pointers(RoundRules.opening(next, broken, OWN, BEFORE_OPENING)));
      assertEquals(
          List.of(), pointers(RoundRules.opening(ROUND, broken, OWN, BEFORE_OPENING)), "earlier");
    }
  }

  @Test
  void a_round_that_cannot_be_read_is_written_anew_under_its_own_id_and_no_day_of_it_is_fixed() {
    var broken = unreadable(ROUND.id(), Optional.empty());
    assertEquals(List.of(), RoundRules.repairing(broken, ROUND, stored(broken), OWN));
    var other = Sample.later(ROUND, "2025-2026", 1);
    assertEquals(
        List.of("#/id"), pointers(RoundRules.repairing(broken, other, stored(broken), OWN)));
  }

  @Test
  void a_beacon_may_not_be_asked_at_an_internal_address_unless_the_stack_itself_names_that() {
    var inside = URI.create("http://10.0.0.7");
    var plain = round(it -> it.put("policy", "draw"));
    var drawn =
        Sample.withBeacon(plain, new Beacon(inside, BeaconSource.DRAND.chain(), 11_686_612));
    var refused = List.of("#/beacon/address");
    var none = stored();
    assertEquals(refused, pointers(RoundRules.opening(drawn, none, OWN, BEFORE_OPENING)));
    assertEquals(List.of(), RoundRules.opening(drawn, none, inside, BEFORE_OPENING));
    assertEquals(refused, pointers(RoundRules.editing(plain, drawn, none, OWN, BEFORE_OPENING)));
    var renamed = Sample.withOrganisers(drawn);
    assertEquals(List.of(), RoundRules.editing(drawn, renamed, none, OWN, BEFORE_OPENING));
  }

  @Test
  void a_journal_tells_each_field_with_its_values_and_only_which_people_are_new() {
    var after = round(RoundRulesTest::everything);
    assertEquals(
        List.of(
            new RoundEdit.Changed(RoundField.NAME, ROUND.name(), "Anders"),
            new RoundEdit.Changed(RoundField.OPENS, "2024-06-27", "2024-07-01"),
            new RoundEdit.Changed(RoundField.DEADLINE, "2024-10-01", "2024-10-08"),
            new RoundEdit.Changed(RoundField.POLICY, "ARRIVAL", "DRAW"),
            new RoundEdit.Changed(RoundField.CAPACITY_UNIT, "SCHOOLS", "INITIATIVES"),
            new RoundEdit.Changed(
                RoundField.NETWORKS, "PO (PO, 12); VO (VO, 12)", "PO (PO, 6); VO (VO, 12)"),
            new RoundEdit.FacilitatorsChanged("PO", List.of(2)),
            new RoundEdit.Changed(RoundField.LAST_OFFER_DAY, "2025-02-01", "2025-02-08"),
            new RoundEdit.Changed(RoundField.RETENTION_UNTIL, "2026-10-01", "2026-11-01")),
        RoundEdit.between(ROUND, after));
    assertEquals(List.of(), RoundEdit.between(ROUND, ROUND));
  }

  /** One change of each kind that is not always allowed, and one of people. */
  private static void everything(ObjectNode it) {
    it.put("name", "Anders").put("opens", "2024-07-01").put("deadline", "2024-10-08");
    it.put("policy", "draw").put("capacityUnit", "initiatives");
    it.put("retentionUntil", "2026-11-01");
    var network = (ObjectNode) it.withArray("networks").get(0);
    network
        .put("capacity", 6)
        .withArray("facilitators")
        .addObject()
        .put("name", "Jesse Wolters")
        .put("email", "jesse@example.org");
  }

  private static Round round(Consumer<ObjectNode> change) {
    var document = RoundJson.write(ROUND);
    change.accept(document);
    return ((RoundJson.Valid) RoundJson.read(document)).round();
  }

  private static List<String> editing(Consumer<ObjectNode> change, Instant now) {
    return pointers(RoundRules.editing(ROUND, round(change), stored(ROUND), OWN, now));
  }

  private static StoredRounds stored(Round... rounds) {
    return new StoredRounds(
        Stream.of(rounds)
            .map(round -> new RunningRound(round, new RoundProgress.Unclosed()))
            .toList(),
        List.of());
  }

  private static StoredRounds stored(UnreadableRound round) {
    return new StoredRounds(List.of(), List.of(round));
  }

  private static UnreadableRound unreadable(String id, Optional<Enrolment> enrolment) {
    return new UnreadableRound(
        id,
        new UnreadableItem("ROUND#" + id, "ROUND"),
        Optional.empty(),
        Optional.empty(),
        enrolment);
  }

  private static List<String> pointers(List<FieldError> errors) {
    return errors.stream().map(FieldError::pointer).toList();
  }
}
