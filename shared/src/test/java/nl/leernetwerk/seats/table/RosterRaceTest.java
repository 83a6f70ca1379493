package nl.leernetwerk.seats.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.Unprotected;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterCommand;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.storage.AtOnce;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Two people change the same roster at the same time. Each case first runs without the one
 * condition that keeps them apart. The first change is held just before it is written, and the
 * second does all its work meanwhile.
 */
class RosterRaceTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");
  private static final Instant UNTIL = AllocatedRound.UNTIL;
  private static final Instant EXPIRED = UNTIL.plus(Round.GRACE);

  private AllocatedRound round;

  @Test
  void without_the_condition_one_of_two_simultaneous_acceptances_is_lost() {
    allocated(2);
    offerTwoSeats();
    var both = race(true, accept(2, UNTIL.minusMillis(1)), accept(3, UNTIL.minusMillis(1)));
    both.forEach(answer -> assertInstanceOf(Rosters.Answer.Changed.class, answer));
    assertNotEquals(state(2), state(3), "both were told that they have a seat");
  }

  @Test
  void two_initiatives_that_accept_at_the_same_moment_both_have_their_seat() {
    allocated(2);
    offerTwoSeats();
    race(false, accept(2, UNTIL.minusMillis(1)), accept(3, UNTIL.minusMillis(1)));
    assertEquals(new RegistrationState.Accepted("PO"), state(2));
    assertEquals(new RegistrationState.Accepted("PO"), state(3));
  }

  @Test
  void when_both_people_of_a_pair_accept_at_the_same_moment_the_acceptance_is_written_once() {
    allocated(1);
    done(withdraw(0));
    var answers =
        AtOnce.atOnce(
            IntStream.range(0, 4)
                .<Callable<Rosters.Answer>>mapToObj(_ -> () -> done(accept(1, NOW)))
                .toList());
    assertEquals(1, answers.stream().filter(it -> it instanceof Rosters.Answer.Changed).count());
    assertEquals(3, answers.stream().filter(it -> it instanceof Rosters.Answer.Unchanged).count());
  }

  @Test
  void without_the_condition_an_expiry_gives_away_the_last_seat_that_was_accepted_in_time() {
    allocated(1);
    done(withdraw(0));
    race(true, passTime(EXPIRED), accept(1, UNTIL.minusMillis(1)));
    // The first initiative on the list was told that the seat is theirs; then the second is offered
    // the same seat, and accepts.
    assertEquals(new RegistrationState.Offered("PO", UNTIL), state(2));
  }

  @Test
  void an_acceptance_in_time_stands_against_an_expiry_that_is_handled_at_the_same_moment() {
    allocated(1);
    done(withdraw(0));
    race(false, passTime(EXPIRED), accept(1, UNTIL.minusMillis(1)));
    assertEquals(new RegistrationState.Accepted("PO"), state(1));
    assertEquals(new RegistrationState.Waiting(), state(2));
  }

  @Test
  void an_expiry_that_comes_first_stands_and_the_acceptance_is_refused() {
    allocated(1);
    done(withdraw(0));
    var answers = race(false, accept(1, UNTIL.minusMillis(1)), passTime(EXPIRED));
    assertInstanceOf(Rosters.Answer.Refused.class, answers.getFirst());
    assertEquals(new RegistrationState.Expired(), state(1));
    assertEquals(new RegistrationState.Offered("PO", UNTIL), state(2));
  }

  @Test
  void without_the_condition_a_seat_is_offered_to_an_initiative_that_just_withdrew() {
    allocated(1);
    var answers = race(true, withdraw(0), withdraw(1));
    assertInstanceOf(Rosters.Answer.Changed.class, answers.getLast());
    assertEquals(new RegistrationState.Offered("PO", UNTIL), state(1));
  }

  @Test
  void a_seat_is_offered_to_the_next_when_the_first_withdraws_at_that_moment() {
    allocated(1);
    race(false, withdraw(0), withdraw(1));
    assertEquals(new RegistrationState.Withdrawn(), state(1));
    assertEquals(new RegistrationState.Offered("PO", UNTIL), state(2));
  }

  @Test
  void an_extra_network_that_two_organisers_open_at_the_same_moment_is_opened_once() {
    allocated(1);
    var open = new Asked(new RosterCommand.OpenNetwork("PO-2", 2, List.of(Sample.ORGANISER)), NOW);
    var answers = race(false, open, open);
    assertInstanceOf(Rosters.Answer.Refused.class, answers.getFirst());
    assertEquals(List.of(2, 1), List.of(round.roster().taken("PO-2"), round.roster().taken("PO")));
    assertEquals(
        List.of("PO", "PO-2"),
        round.running().round().networks().stream().map(it -> it.id()).toList());
  }

  @Test
  void without_the_condition_a_late_entry_takes_back_the_seats_of_an_extra_network() {
    allocated(1);
    race(true, late(1), change(open()));
    assertEquals(new RegistrationState.Waiting(), state(1), "who was told that they have a seat");
  }

  @Test
  void a_late_entry_comes_after_an_extra_network_that_opens_at_that_moment() {
    allocated(1);
    var both = race(false, late(1), change(open()));
    assertEquals(new RegistrationState.Seated("PO-2"), state(1));
    assertEquals(new RegistrationState.Seated("PO-2"), state(2));
    assertEquals(new RegistrationState.Waiting(), entered(both.first()).state());
    assertEquals(List.of(2, 1), List.of(round.roster().taken("PO-2"), round.roster().taken("PO")));
  }

  @Test
  void without_the_condition_one_of_two_late_entries_is_on_no_list() {
    allocated(1);
    var both = race(true, late(1), late(2));
    var listed = round.roster().entries().stream().map(Roster.Entry::reference).toList();
    assertTrue(listed.contains(reference(both.first())));
    assertFalse(listed.contains(reference(both.second())), "registered, and on the list");
  }

  @Test
  void two_late_entries_at_one_moment_have_the_last_two_turns() {
    allocated(1);
    var both = race(false, late(1), late(2));
    assertEquals(6, entered(both.second()).turn());
    assertEquals(7, entered(both.first()).turn());
  }

  @Test
  void without_the_condition_a_seat_that_comes_free_goes_to_nobody_when_somebody_is_entered() {
    allocated(1);
    race(true, late(1), change(withdraw(0)));
    assertEquals(new RegistrationState.Waiting(), state(1), "who was offered the seat");
  }

  @Test
  void a_seat_that_comes_free_while_somebody_is_entered_is_offered_to_who_waited_longer() {
    allocated(1);
    var both = race(false, late(1), change(withdraw(0)));
    assertEquals(new RegistrationState.Offered("PO", UNTIL), state(1));
    assertEquals(new RegistrationState.Waiting(), entered(both.first()).state());
    assertEquals(1, round.roster().taken("PO"));
  }

  @Test
  void late_entries_withdrawals_and_an_extra_network_at_once_leave_everybody_in_order_of_turn() {
    allocated(2);
    var acts = new ArrayList<Callable<Object>>();
    IntStream.range(0, 6).forEach(n -> acts.add(() -> late(n).ask(round.table())));
    IntStream.range(0, 3).forEach(n -> acts.add(() -> change(withdraw(n)).ask(round.table())));
    acts.add(() -> change(open()).ask(round.table()));
    var answers = AtOnce.atOnce(acts);
    var roster = round.roster();
    roster.rooms().forEach(room -> assertTrue(roster.free(room) >= 0, "over capacity"));
    assertEquals(
        IntStream.rangeClosed(1, 11).boxed().toList(),
        roster.entries().stream().map(Roster.Entry::turn).toList());
    answers.subList(0, 6).forEach(it -> assertTrue(entered((Rosters.Entry) it).turn() > 5));
    // Everybody has one school: once one waits, everybody after it does.
    var waits =
        roster.entries().stream()
            .filter(it -> !(it.state() instanceof RegistrationState.Withdrawn))
            .map(it -> it.state() instanceof RegistrationState.Waiting)
            .toList();
    assertEquals(waits.stream().sorted().toList(), waits);
    assertEquals(
        0, roster.rooms().stream().mapToInt(roster::free).sum(), "a free seat while some wait");
  }

  @Test
  void a_journal_of_another_year_is_another_journal() {
    allocated(1);
    done(withdraw(0));
    assertEquals(List.of(), round.storage().journal().of("2025-2026", Sector.PO));
    assertEquals(
        List.of(1),
        round.storage().journal().of(round.running().round().id(), Sector.PO).stream()
            .map(RosterChange::version)
            .toList());
    assertInstanceOf(
        RosterEvent.ListOpened.class,
        round
            .storage()
            .journal()
            .of(round.running().round().id(), Sector.PO)
            .getFirst()
            .events()
            .getFirst());
  }

  /** A command, and when it was received. */
  private record Asked(RosterCommand command, Instant at) {}

  /** Something that is done through a table of its own. */
  private interface Act<T> {
    T ask(Table through);
  }

  private record Both<A, B>(A first, B second) {}

  private Act<Rosters.Entry> late(int number) {
    return through -> round.enter(through, number, NOW);
  }

  private Act<Rosters.Answer> change(Asked asked) {
    return through -> round.change(through, asked.command(), asked.at());
  }

  private Rosters.Answer done(Asked asked) {
    return round.change(asked.command(), asked.at());
  }

  private static Asked open() {
    return new Asked(new RosterCommand.OpenNetwork("PO-2", 2, List.of(Sample.ORGANISER)), NOW);
  }

  private static Reference reference(Rosters.Entry entry) {
    return assertInstanceOf(Rosters.Entry.Entered.class, entry).registration().reference();
  }

  private Roster.Entry entered(Rosters.Entry entry) {
    return round.roster().entry(reference(entry)).orElseThrow();
  }

  private Asked accept(int who, Instant at) {
    return new Asked(new RosterCommand.Accept(reference(who)), at);
  }

  private Asked withdraw(int who) {
    return new Asked(new RosterCommand.Withdraw(reference(who)), NOW);
  }

  private static Asked passTime(Instant at) {
    return new Asked(new RosterCommand.PassTime(), at);
  }

  private Reference reference(int who) {
    return round.reference(who);
  }

  private RegistrationState state(int who) {
    return round.state(who);
  }

  /**
   * A round with one network of this many seats, all taken, and the other initiatives on the list.
   */
  private void allocated(int capacity) {
    round =
        AllocatedRound.create(
            LocalTable.create(new MovingClock(NOW)),
            Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", capacity)),
            5);
  }

  private void offerTwoSeats() {
    done(withdraw(0));
    done(withdraw(1));
  }

  private List<Rosters.Answer> race(boolean bare, Asked one, Asked other) {
    var both = race(bare, change(one), change(other));
    return List.of(both.first(), both.second());
  }

  /** The answer to the first act, and the answer to the second, which overtakes it. */
  private <A, B> Both<A, B> race(boolean bare, Act<A> one, Act<B> other) {
    var unprotected = new Unprotected(partition -> bare && partition.startsWith("ROSTER-JOURNAL#"));
    // Without the condition, the event of the change must not be an obstacle either.
    var news = new Unprotected(partition -> bare && partition.startsWith("EVENT#"));
    var hold = new Hold();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(() -> one.ask(through(LocalTable.client(hold, unprotected, news))));
      hold.reached.await();
      B second;
      try {
        second = other.ask(through(LocalTable.client(unprotected, news)));
      } finally {
        hold.goOn.countDown();
      }
      return new Both<>(first.get(), second);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Table through(DynamoDbClient client) {
    return new Table(client, round.table().name(), round.table().clock());
  }

  /** Holds a change once, just before it is written. */
  private static final class Hold implements ExecutionInterceptor {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (context.request() instanceof TransactWriteItemsRequest) {
        reached.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
