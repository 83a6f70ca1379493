package nl.leernetwerk.ownpage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.ownpage.OwnRegistration.Act;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterHistory;
import org.junit.jupiter.api.Test;

class OwnRegistrationTest {
  private static final Round ROUND = Sample.round();
  private static final Registration REGISTERED = Sample.form().register();
  private static final Arrival IN_TIME = received(ROUND.endsAt().minusMillis(1));
  private static final Arrival LATE = received(ROUND.endsAt());
  private static final Instant UNTIL = Instant.parse("2024-11-11T23:00:00Z");
  private static final Outcome WAITS = new Outcome.Waiting(REGISTERED.reference(), 1, 3, 1, 0);
  private static final Set<Act> PEOPLE = EnumSet.of(Act.CORRECT_PEOPLE, Act.HAND_OVER);
  private static final Set<Act> AND_WITHDRAW =
      EnumSet.of(Act.CORRECT_PEOPLE, Act.WITHDRAW, Act.HAND_OVER);

  @Test
  void until_the_deadline_everything_may_change_and_after_it_the_people_alone() {
    var own = own(REGISTERED, Optional.empty());
    assertEquals(EnumSet.of(Act.CHANGE, Act.WITHDRAW, Act.HAND_OVER), own.may(IN_TIME));
    assertEquals(PEOPLE, own.may(LATE));
  }

  @Test
  void a_withdrawal_is_undone_until_the_deadline_unless_it_gave_up_an_outcome() {
    var early = own(REGISTERED.in(new RegistrationState.Withdrawn()), Optional.empty());
    assertEquals(EnumSet.of(Act.UNDO_WITHDRAWAL), early.may(IN_TIME));
    assertEquals(Set.of(), early.may(LATE));
    var later = REGISTERED.decided(WAITS).in(new RegistrationState.Withdrawn());
    assertEquals(Set.of(), own(later, Optional.empty()).may(IN_TIME));
  }

  @Test
  void an_offer_is_answered_before_it_expires() {
    var offered = new RegistrationState.Offered("PO", UNTIL);
    var own = own(REGISTERED.decided(WAITS).in(offered), Optional.empty());
    assertEquals(
        EnumSet.of(Act.CORRECT_PEOPLE, Act.WITHDRAW, Act.HAND_OVER, Act.ACCEPT, Act.DECLINE),
        own.may(received(UNTIL.minusMillis(1))));
    assertEquals(AND_WITHDRAW, own.may(received(UNTIL)));
    assertEquals(LocalDate.of(2024, 11, 11), OwnRegistration.lastDay(UNTIL));
  }

  @Test
  void who_has_an_outcome_may_withdraw_once_every_seat_is_given_and_who_left_may_not() {
    var decided = REGISTERED.decided(WAITS);
    assertEquals(PEOPLE, own(decided, Optional.empty()).may(LATE));
    assertEquals(AND_WITHDRAW, own(decided, Optional.of(history())).may(LATE));
    for (var state :
        List.of(
            new RegistrationState.Seated("PO"),
            new RegistrationState.Accepted("PO"),
            new RegistrationState.Declined(),
            new RegistrationState.Expired())) {
      assertEquals(PEOPLE, own(decided.in(state), Optional.empty()).may(LATE));
    }
  }

  @Test
  void what_the_roster_says_comes_before_what_is_stored_with_the_registration() {
    var own = own(REGISTERED, Optional.of(history()));
    assertEquals(new RegistrationState.Waiting(), own.state());
    assertEquals(OptionalInt.of(1), own.place());
    var stored = own(REGISTERED, Optional.empty());
    assertEquals(new RegistrationState.Submitted(), stored.state());
    assertEquals(OptionalInt.empty(), stored.place());
    assertNotEquals(stored.tag(), own.tag(), "so that a change of what was seen before is refused");
  }

  private static RosterHistory history() {
    var opened =
        new RosterEvent.ListOpened(List.of(new Roster.Room("PO", 1)), LocalDate.of(2025, 1, 31));
    return new RosterHistory(Roster.begin(List.of(WAITS), opened), List.of(WAITS), List.of());
  }

  private static OwnRegistration own(Registration registration, Optional<RosterHistory> history) {
    return new OwnRegistration(
        new RunningRound(ROUND, new RoundProgress.Unclosed()),
        registration,
        PairRole.LEADER,
        history,
        List.of(),
        List.of());
  }

  private static Arrival received(Instant at) {
    return new Arrival(at, "request");
  }
}
