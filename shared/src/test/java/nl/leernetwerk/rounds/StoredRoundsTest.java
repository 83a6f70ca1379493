package nl.leernetwerk.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.UnreadableItem;
import org.junit.jupiter.api.Test;

/** A round that cannot be read is never taken for one that is not there. */
class StoredRoundsTest {
  private static final RunningRound ROUND =
      new RunningRound(Sample.round(), new RoundProgress.Unclosed());
  private static final Instant BEFORE = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant OPEN = Instant.parse("2024-08-01T00:00:00Z");

  /** From 1 November to 1 December 2024. */
  private static final Enrolment AUTUMN =
      new Enrolment(LocalDate.of(2024, 11, 1), LocalDate.of(2024, 12, 1));

  @Test
  void a_round_is_found_by_its_id_and_one_that_cannot_be_read_is_refused() {
    var stored = new StoredRounds(List.of(ROUND), List.of(unreadable(Optional.of(AUTUMN))));
    assertEquals(Optional.of(ROUND), stored.find(ROUND.round().id()));
    assertEquals(Optional.empty(), stored.find("2030"));
    assertEquals("ROUND#broken", refused(() -> stored.find("broken")).item().partition());
  }

  @Test
  void one_that_may_take_registrations_holds_them_up_only_while_no_other_takes_them() {
    var unknown = new StoredRounds(List.of(ROUND), List.of(unreadable(Optional.empty())));
    assertEquals(Optional.of(ROUND.round()), unknown.accepting(OPEN));
    refused(() -> unknown.accepting(BEFORE));
    var autumn = new StoredRounds(List.of(ROUND), List.of(unreadable(Optional.of(AUTUMN))));
    var opens = Instant.parse("2024-10-31T23:00:00Z");
    var ends = Instant.parse("2024-12-01T23:00:00Z");
    assertEquals(Optional.empty(), autumn.accepting(opens.minusMillis(1)));
    refused(() -> autumn.accepting(opens));
    refused(() -> autumn.accepting(ends.minusMillis(1)));
    assertEquals(Optional.empty(), autumn.accepting(ends));
  }

  @Test
  void one_that_is_next_or_was_last_is_the_current_round_and_cannot_be_shown() {
    var stored = new StoredRounds(List.of(ROUND), List.of(unreadable(Optional.of(AUTUMN))));
    assertEquals(Optional.of(ROUND), stored.current(BEFORE));
    assertEquals(Optional.of(ROUND), stored.current(OPEN));
    refused(() -> stored.current(Instant.parse("2024-10-15T00:00:00Z")));
    refused(() -> stored.current(Instant.parse("2025-01-01T00:00:00Z")));
  }

  @Test
  void whoever_needs_all_rounds_is_refused_when_one_cannot_be_read() {
    new StoredRounds(List.of(ROUND), List.of()).refuseUnreadable();
    refused(
        new StoredRounds(List.of(ROUND), List.of(unreadable(Optional.empty())))::refuseUnreadable);
  }

  @Test
  void questions_go_to_its_own_address_or_else_to_that_of_the_last_round_that_can_be_read() {
    var address = new EmailAddress("vragen@example.org");
    var own =
        new UnreadableRound(
            "broken", item(), Optional.empty(), Optional.of(address), Optional.empty());
    var none = unreadable(Optional.empty());
    var rounds = List.of(ROUND);
    assertEquals(Optional.of(address), new StoredRounds(rounds, List.of()).problem(own).contact());
    assertEquals(
        Optional.of(ROUND.round().contact()),
        new StoredRounds(rounds, List.of()).problem(none).contact());
    assertEquals(Optional.empty(), new StoredRounds(List.of(), List.of()).problem(none).contact());
  }

  private static Unreadable refused(Runnable question) {
    return assertThrows(Unreadable.class, question::run);
  }

  private static UnreadableRound unreadable(Optional<Enrolment> enrolment) {
    return new UnreadableRound("broken", item(), Optional.empty(), Optional.empty(), enrolment);
  }

  private static UnreadableItem item() {
    return new UnreadableItem("ROUND#broken", "ROUND");
  }
}
