package nl.leernetwerk.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.kernel.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundValidityTest {
  /** The first round of quicknet an hour after the deadline of 1 October 2024 has passed. */
  private static final long FIRST_IN_TIME = 11_673_412;

  @ParameterizedTest
  @ValueSource(strings = {"2024-2025", "proef", "X", "currents"})
  void an_id_of_plain_characters_is_accepted(String id) {
    assertTrue(RoundValidity.ID.holds().test(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-2024", "2024/2025", "current", "preview", "2024 2025"})
  void an_id_with_other_characters_or_that_is_a_word_of_an_address_is_refused(String id) {
    assertFalse(RoundValidity.ID.holds().test(id));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "1000, true"})
  void a_network_has_a_seat_at_least(int seats, boolean right) {
    assertEquals(right, RoundValidity.CAPACITY.holds().test(seats));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "30, true", "31, false"})
  void there_are_one_to_thirty_school_days_to_answer(int days, boolean right) {
    assertEquals(right, RoundValidity.OFFER_SCHOOL_DAYS.holds().test(days));
  }

  @Test
  void a_round_has_a_network_at_least_and_each_its_own_id() {
    assertEquals(List.of("#/networks"), pointers(RoundValidity.networks(List.of())));
    var po = Optional.of(Sample.network("PO"));
    var vo = Optional.of(Sample.network("VO"));
    assertEquals(List.of(), RoundValidity.networks(List.of(po, vo)));
    // A network that could not be read keeps its position.
    assertEquals(
        List.of("#/networks/2/id", "#/networks/4/id"),
        pointers(RoundValidity.networks(List.of(po, Optional.empty(), po, vo, vo))));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-10-01, 2024-10-01, 2024-10-02, ''",
    "2024-10-02, 2024-10-01, 2026-10-01, #/deadline",
    "2024-10-01, 2024-10-01, 2024-10-01, #/retentionUntil"
  })
  void the_deadline_is_not_before_the_opening_and_the_data_is_kept_longer(
      LocalDate opens, LocalDate deadline, LocalDate retentionUntil, String refused) {
    assertRefused(
        refused,
        parts(
            Optional.of(opens),
            Optional.of(deadline),
            Optional.empty(),
            Optional.of(retentionUntil)));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-10-01, #/lastOfferDay",
    "2024-10-02, ''",
    "2026-09-30, ''",
    "2026-10-01, #/lastOfferDay"
  })
  void seats_are_offered_after_the_deadline_and_before_the_data_is_deleted(
      LocalDate day, String refused) {
    var deadline = Optional.of(LocalDate.of(2024, 10, 1));
    var retentionUntil = Optional.of(LocalDate.of(2026, 10, 1));
    assertRefused(refused, parts(Optional.empty(), deadline, Optional.of(day), retentionUntil));
  }

  @ParameterizedTest
  @CsvSource({
    "DRAW, 11673412, ''",
    "DRAW, 11673411, #/beacon",
    "ARRIVAL, 11673412, #/beacon",
    // The moment at which the data is deleted, and the beacon's round just before that moment.
    "DRAW, 32667412, #/beacon",
    "DRAW, 32667411, ''"
  })
  void only_a_draw_has_a_beacon_and_it_is_known_an_hour_after_the_deadline_and_in_time(
      Policy policy, long round, String refused) {
    assertRefused(refused, withBeacon(Optional.of(policy), round));
  }

  @Test
  void a_value_of_a_round_that_is_not_known_breaks_no_rule() {
    assertEquals(List.of(), withBeacon(Optional.empty(), FIRST_IN_TIME).errors());
    var day = Optional.of(LocalDate.of(2024, 10, 1));
    var none = Optional.<LocalDate>empty();
    for (var parts :
        List.of(
            parts(none, none, none, none),
            parts(day, none, day, none),
            parts(none, day, day, none),
            parts(none, none, day, day))) {
      assertEquals(List.of(), parts.errors(), parts.toString());
    }
  }

  @Test
  void all_values_that_do_not_fit_each_other_are_found_at_once() {
    var day = Optional.of(LocalDate.of(2026, 12, 1));
    var parts =
        new RoundValidity.Parts(
            day.map(it -> it.plusDays(1)),
            day,
            day,
            day,
            Optional.of(Policy.ARRIVAL),
            Optional.of(beacon(FIRST_IN_TIME)));
    assertEquals(
        List.of("#/beacon", "#/beacon", "#/deadline", "#/retentionUntil", "#/lastOfferDay"),
        pointers(parts.errors()));
  }

  private static RoundValidity.Parts withBeacon(Optional<Policy> policy, long round) {
    return new RoundValidity.Parts(
        Optional.empty(),
        Optional.of(LocalDate.of(2024, 10, 1)),
        Optional.empty(),
        Optional.of(LocalDate.of(2026, 10, 1)),
        policy,
        Optional.of(beacon(round)));
  }

  private static Beacon beacon(long round) {
    return new Beacon(BeaconSource.DRAND.address(), BeaconSource.DRAND.chain(), round);
  }

  private static RoundValidity.Parts parts(
      Optional<LocalDate> opens,
      Optional<LocalDate> deadline,
      Optional<LocalDate> lastOfferDay,
      Optional<LocalDate> retentionUntil) {
    return new RoundValidity.Parts(
        opens, deadline, lastOfferDay, retentionUntil, Optional.empty(), Optional.empty());
  }

  private static void assertRefused(String pointer, RoundValidity.Parts parts) {
    assertEquals(pointer.isEmpty() ? List.of() : List.of(pointer), pointers(parts.errors()));
  }

  private static List<String> pointers(List<FieldError> errors) {
    return errors.stream().map(FieldError::pointer).toList();
  }
}
