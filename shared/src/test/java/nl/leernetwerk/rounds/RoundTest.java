package nl.leernetwerk.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.EmailAddress;
import org.junit.jupiter.api.Test;

class RoundTest {
  private static final Round ROUND = Sample.round();
  private static final EmailAddress ADDRESS = new EmailAddress("iemand@example.org");

  @Test
  void the_deadline_lasts_until_midnight_in_the_netherlands() {
    assertEquals(Instant.parse("2024-10-01T22:00:00Z"), ROUND.endsAt());
    assertTrue(ROUND.accepts(Instant.parse("2024-10-01T21:59:59.999Z")));
    assertFalse(ROUND.accepts(Instant.parse("2024-10-01T22:00:00Z")));
  }

  @Test
  void the_first_day_begins_at_midnight_in_the_netherlands() {
    assertTrue(ROUND.accepts(Instant.parse("2024-06-26T22:00:00Z")));
    assertFalse(ROUND.accepts(Instant.parse("2024-06-26T21:59:59.999Z")));
  }

  @Test
  void a_deadline_on_the_night_the_clock_changes_still_ends_at_local_midnight() {
    assertEquals(Instant.parse("2024-10-27T23:00:00Z"), until(2024, 10, 27).endsAt());
    assertEquals(Instant.parse("2024-10-26T22:00:00Z"), until(2024, 10, 26).endsAt());
    assertEquals(Instant.parse("2025-03-30T22:00:00Z"), until(2025, 3, 30).endsAt());
    assertEquals(Instant.parse("2025-03-29T23:00:00Z"), until(2025, 3, 29).endsAt());
  }

  @Test
  void a_round_may_close_a_minute_after_its_deadline() {
    assertFalse(ROUND.mayClose(Instant.parse("2024-10-01T22:00:59.999Z")));
    assertTrue(ROUND.mayClose(Instant.parse("2024-10-01T22:01:00Z")));
  }

  @Test
  void the_state_follows_from_the_dates_until_the_round_is_closed() {
    var unclosed = new RunningRound(ROUND, new RoundProgress.Unclosed());
    assertEquals(RoundState.UPCOMING, unclosed.state(Instant.parse("2024-06-26T21:59:59Z")));
    assertEquals(RoundState.OPEN, unclosed.state(Instant.parse("2024-06-26T22:00:00Z")));
    assertEquals(RoundState.OPEN, unclosed.state(Instant.parse("2024-10-01T21:59:59Z")));
    var after = Instant.parse("2024-10-01T22:00:00Z");
    assertEquals(RoundState.CLOSING, unclosed.state(after));
    var closed = new RoundProgress.Closed(after, Sample.SEED);
    assertEquals(RoundState.CLOSED, new RunningRound(ROUND, closed).state(after));
    var allocated = new RoundProgress.Allocated(closed, after);
    assertEquals(RoundState.ALLOCATED, new RunningRound(ROUND, allocated).state(after));
  }

  @Test
  void how_a_round_was_closed_stays_known_after_its_seats_are_allocated() {
    var waits = RoundProgress.Closed.awaitingBeacon(ROUND.endsAt());
    assertEquals(Optional.empty(), waits.seed());
    assertEquals(Optional.of(waits), RoundProgress.closing(waits));
    var allocated = new RoundProgress.Allocated(waits, ROUND.endsAt());
    assertEquals(Optional.of(waits), RoundProgress.closing(allocated));
    assertEquals(Optional.empty(), RoundProgress.closing(new RoundProgress.Unclosed()));
  }

  @Test
  void the_current_round_is_the_open_one_else_the_next_else_the_last() {
    var first = new RunningRound(ROUND, new RoundProgress.Unclosed());
    var second = new RunningRound(yearLater(), new RoundProgress.Unclosed());
    var rounds = List.of(second, first);
    assertEquals(Optional.of(first), current(rounds, "2024-01-01T00:00:00Z"));
    assertEquals(Optional.of(first), current(rounds, "2024-08-01T00:00:00Z"));
    assertEquals(Optional.of(second), current(rounds, "2024-10-01T22:00:00Z"));
    assertEquals(Optional.of(second), current(rounds, "2025-08-01T00:00:00Z"));
    assertEquals(Optional.of(second), current(rounds, "2027-01-01T00:00:00Z"));
    assertEquals(Optional.empty(), current(List.of(), "2024-08-01T00:00:00Z"));
  }

  @Test
  void rounds_overlap_when_they_share_a_day() {
    assertFalse(ROUND.overlaps(yearLater()));
    assertTrue(ROUND.overlaps(until(2024, 7, 1)));
    assertTrue(ROUND.overlaps(dates(LocalDate.of(2024, 10, 1), LocalDate.of(2025, 1, 1))));
    assertFalse(ROUND.overlaps(dates(LocalDate.of(2024, 10, 2), LocalDate.of(2025, 1, 1))));
  }

  @Test
  void organisers_see_every_network_facilitators_their_own_and_others_none() {
    var own = Sample.network("PO", 12, Sample.FACILITATOR);
    var other = Sample.network("VO", 12, Sample.ORGANISER);
    var round = Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, own, other);
    var organiser = new Caller.Organiser(new Actor.Organiser("noor"), ADDRESS);
    assertTrue(own.isVisibleTo(organiser) && other.isVisibleTo(organiser));
    assertTrue(Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS).isVisibleTo(organiser));
    var sanne = new Actor.Facilitator("sanne");
    var facilitator = new Caller.Facilitator(sanne, Sample.FACILITATOR.email());
    assertTrue(own.isVisibleTo(facilitator) && round.isVisibleTo(facilitator));
    assertFalse(other.isVisibleTo(facilitator));
    assertFalse(round.isVisibleTo(new Caller.Facilitator(sanne, ADDRESS)));
    assertFalse(round.isVisibleTo(new Caller.Stranger()));
  }

  @Test
  void a_round_without_its_people_keeps_its_address_for_questions_and_its_seats() {
    var unnamed = ROUND.withoutPeople();
    assertFalse(unnamed.namesPeople());
    assertTrue(Sample.withOrganisers(ROUND).namesPeople(), "its facilitators");
    assertTrue(Sample.withOrganisers(unnamed, Sample.ORGANISER).namesPeople());
    assertEquals(
        Sample.withOrganisers(
            ROUND.withNetworks(List.of(Sample.network("PO", 12), Sample.network("VO", 12)))),
        unnamed);
  }

  @Test
  void seats_are_decided_at_the_deadline_or_when_the_beacon_tells() {
    assertEquals(ROUND.endsAt(), ROUND.decidedFrom());
    var source = BeaconSource.DRAND;
    var beacon = new Beacon(source.address(), source.chain(), 11_686_612);
    assertEquals(beacon.at(), Sample.withBeacon(ROUND, beacon).decidedFrom());
  }

  @Test
  void only_a_new_deadline_from_the_opening_on_gives_people_more_time() {
    var longer = RoundEdit.between(ROUND, until(2024, 10, 8));
    assertTrue(change(ROUND.opensAt(), longer).extension(ROUND).isPresent());
    assertFalse(change(ROUND.opensAt().minusMillis(1), longer).extension(ROUND).isPresent());
    var people = RoundEdit.between(ROUND, Sample.withOrganisers(ROUND));
    assertFalse(change(ROUND.opensAt(), people).extension(ROUND).isPresent());
    var renamed = List.<RoundEdit>of(new RoundEdit.Changed(RoundField.NAME, "Oud", "Nieuw"));
    assertFalse(change(ROUND.opensAt(), renamed).extension(ROUND).isPresent());
  }

  @Test
  void the_event_of_a_change_tells_its_round_and_its_number() {
    var change = new RoundEvents.Changed("2024-2025.proef", 12);
    assertEquals(change, RoundEvents.Changed.of(change.event()));
    for (var other :
        List.of(
            RoundEvents.ENROLMENT_CLOSED.of("2024-2025.1"),
            RoundEvents.ROUND_CHANGED.of("2024-2025"))) {
      assertThrows(IllegalArgumentException.class, () -> RoundEvents.Changed.of(other));
    }
  }

  private static RoundChange change(Instant at, List<RoundEdit> edits) {
    return new RoundChange(2, at, new Actor.Organiser("noor"), Optional.empty(), edits);
  }

  private static Optional<RunningRound> current(List<RunningRound> rounds, String now) {
    return new StoredRounds(rounds, List.of()).current(Instant.parse(now));
  }

  private static Round yearLater() {
    return dates(ROUND.opens().plusYears(1), ROUND.deadline().plusYears(1));
  }

  private static Round until(int year, int month, int day) {
    return dates(LocalDate.of(2024, 6, 27), LocalDate.of(year, month, day));
  }

  private static Round dates(LocalDate opens, LocalDate deadline) {
    return Sample.dates("another", ROUND, opens, deadline, deadline.plusYears(2));
  }

  @Test
  void without_its_people_a_round_says_nothing_of_its_own_in_mails() {
    var nobody =
        Sample.withOrganisers(Sample.round()).withNetworks(List.of(Sample.network("PO", 12)));
    var round = Sample.withParagraphs(nobody, Map.of("confirmation", "Bel Jo Smit."));
    assertFalse(nobody.namesPeople());
    assertTrue(round.namesPeople(), "it may name somebody");
    assertEquals(nobody, round.withoutPeople());
  }
}
