package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import org.junit.jupiter.api.Test;

class RosterDeciderTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");
  private static final Instant UNTIL = Instant.parse("2024-11-11T23:00:00Z");
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 1, 31);

  @Test
  void a_seat_that_comes_free_is_offered_to_the_first_on_the_list_in_the_same_change() {
    var roster = roster(rooms("PO", 2), seated(1, 2), waiting(2, 1), waiting(3, 1), waiting(4, 1));
    assertEquals(
        List.of(
            new RosterEvent.Withdrawn(reference(1), Optional.of("PO")),
            new RosterEvent.SeatOffered(reference(2), "PO", UNTIL),
            new RosterEvent.SeatOffered(reference(3), "PO", UNTIL)),
        events(roster, new RosterCommand.Withdraw(reference(1))));
  }

  @Test
  void an_initiative_with_too_many_schools_is_passed_over_with_a_reason_and_keeps_its_turn() {
    var roster = roster(rooms("PO", 2), seated(1, 2), waiting(2, 3), waiting(3, 1), waiting(4, 2));
    var events = events(roster, new RosterCommand.Withdraw(reference(1)));
    assertEquals(
        List.of(
            new RosterEvent.Withdrawn(reference(1), Optional.of("PO")),
            new RosterEvent.PassedOver(2, List.of(reference(2))),
            new RosterEvent.SeatOffered(reference(3), "PO", UNTIL),
            new RosterEvent.PassedOver(1, List.of(reference(4)))),
        events);
    assertEquals(OptionalInt.of(1), after(roster, events).place(reference(2)));
    assertEquals(OptionalInt.of(2), after(roster, events).place(reference(4)));
  }

  @Test
  void an_offer_holds_its_seats_until_it_is_answered() {
    var roster = roster(rooms("PO", 1), offered(1, 1), waiting(2, 1));
    assertEquals(List.of(), events(roster, new RosterCommand.PassTime()));
    assertEquals(
        List.of(
            new RosterEvent.OfferDeclined(reference(1), "PO"),
            new RosterEvent.SeatOffered(reference(2), "PO", UNTIL)),
        events(roster, new RosterCommand.Decline(reference(1))));
  }

  @Test
  void an_answer_received_in_the_last_instant_counts_though_it_is_handled_later() {
    var roster = roster(rooms("PO", 1), offered(1, 1), waiting(2, 1));
    var handled = UNTIL.plus(Round.GRACE).minusMillis(1);
    assertEquals(List.of(), done(roster, new RosterCommand.PassTime(), handled));
    assertEquals(
        List.of(new RosterEvent.OfferAccepted(reference(1), "PO")),
        done(roster, new RosterCommand.Accept(reference(1)), UNTIL.minusMillis(1)));
  }

  @Test
  void an_answer_received_at_the_end_is_too_late_though_the_offer_still_stands() {
    var roster = roster(rooms("PO", 1), offered(1, 1), waiting(2, 1));
    assertEquals(
        new RosterDecision.Refused(new RosterRefusal.OfferOver(UNTIL)),
        decide(roster, new RosterCommand.Accept(reference(1)), UNTIL));
  }

  @Test
  void an_offer_that_nobody_answers_goes_to_the_next_once_no_answer_can_be_under_way() {
    var roster = roster(rooms("PO", 1), offered(1, 1), waiting(2, 1));
    assertEquals(
        List.of(
            new RosterEvent.OfferExpired(reference(1), "PO"),
            new RosterEvent.SeatOffered(reference(2), "PO", UNTIL)),
        done(roster, new RosterCommand.PassTime(), UNTIL.plus(Round.GRACE)));
  }

  @Test
  void after_the_last_offer_day_no_seat_is_offered_and_the_list_closes_once() {
    var roster = roster(rooms("PO", 1), seated(1, 1), waiting(2, 1));
    var lastInstant = LAST_DAY.plusDays(1).atStartOfDay(Amsterdam.ZONE).toInstant().minusMillis(1);
    var withdraw = new RosterCommand.Withdraw(reference(1));
    assertEquals(2, done(roster, withdraw, lastInstant).size());
    var events = done(roster, withdraw, lastInstant.plusMillis(1));
    assertEquals(
        List.of(
            new RosterEvent.Withdrawn(reference(1), Optional.of("PO")),
            new RosterEvent.ListClosed()),
        events);
    assertEquals(
        List.of(),
        done(after(roster, events), new RosterCommand.PassTime(), lastInstant.plusSeconds(9)));
  }

  @Test
  void an_open_offer_can_still_be_accepted_after_the_list_has_closed() {
    var roster = roster(rooms("PO", 1), offered(1, 1), waiting(2, 1));
    var closed = after(roster, List.of(new RosterEvent.ListClosed()));
    assertEquals(
        List.of(new RosterEvent.OfferAccepted(reference(1), "PO")),
        events(closed, new RosterCommand.Accept(reference(1))));
  }

  @Test
  void an_extra_network_seats_the_waiting_list_in_order_and_offers_nothing() {
    var roster = roster(rooms("PO", 1), seated(1, 1), waiting(2, 2), waiting(3, 2), waiting(4, 1));
    assertEquals(
        List.of(
            new RosterEvent.NetworkOpened("PO-2", 3),
            new RosterEvent.Seated(reference(2), "PO-2"),
            new RosterEvent.PassedOver(1, List.of(reference(3))),
            new RosterEvent.Seated(reference(4), "PO-2")),
        events(roster, new RosterCommand.OpenNetwork("PO-2", 3, List.of())));
  }

  @Test
  void an_extra_network_tells_once_why_an_initiative_still_waits() {
    var roster = roster(rooms("PO", 1), seated(1, 1), waiting(2, 2));
    assertEquals(
        List.of(
            new RosterEvent.NetworkOpened("PO-2", 1),
            new RosterEvent.PassedOver(1, List.of(reference(2)))),
        events(roster, new RosterCommand.OpenNetwork("PO-2", 1, List.of())));
  }

  @Test
  void more_seats_are_offered_to_the_next_who_fit() {
    var roster = roster(rooms("PO", 1), seated(1, 1), waiting(2, 1));
    assertEquals(
        List.of(
            new RosterEvent.CapacityRaised("PO", 2),
            new RosterEvent.SeatOffered(reference(2), "PO", UNTIL)),
        events(roster, new RosterCommand.RaiseCapacity("PO", 2)));
    assertEquals(
        new RosterDecision.Refused(new RosterRefusal.TooFewSeats(1)),
        decide(roster, new RosterCommand.RaiseCapacity("PO", 0), NOW));
  }

  @Test
  void an_initiative_that_moves_leaves_its_seats_to_the_next() {
    var rooms = List.of(new Roster.Room("PO", 1), new Roster.Room("PO-2", 3));
    var roster = roster(rooms, seated(1, 1), waiting(2, 4), seated(3, 3, "PO-2"), waiting(4, 1));
    assertEquals(
        new RosterDecision.Refused(new RosterRefusal.NoRoom("PO-2", 0, 1)),
        decide(roster, new RosterCommand.Move(reference(1), "PO-2"), NOW));
    var larger = after(roster, List.of(new RosterEvent.CapacityRaised("PO-2", 4)));
    assertEquals(
        List.of(
            new RosterEvent.Moved(reference(1), "PO", "PO-2"),
            new RosterEvent.PassedOver(1, List.of(reference(2))),
            new RosterEvent.SeatOffered(reference(4), "PO", UNTIL)),
        events(larger, new RosterCommand.Move(reference(1), "PO-2")));
  }

  @Test
  void merging_takes_along_everybody_and_every_open_offer() {
    var rooms = List.of(new Roster.Room("PO", 3), new Roster.Room("PO-2", 2));
    var roster = roster(rooms, seated(1, 1), seated(2, 1, "PO-2"), offered(3, 1, "PO-2"));
    var merged = after(roster, events(roster, new RosterCommand.Merge("PO-2", "PO")));
    assertEquals(rooms("PO", 3), merged.rooms());
    assertEquals(new RegistrationState.Seated("PO"), merged.entries().get(1).state());
    assertEquals(new RegistrationState.Offered("PO", UNTIL), merged.entries().get(2).state());
    assertEquals(
        new RosterDecision.Refused(new RosterRefusal.NoRoom("PO-2", 0, 1)),
        decide(roster, new RosterCommand.Merge("PO", "PO-2"), NOW));
  }

  @Test
  void an_initiative_that_is_put_back_gets_the_last_turn_on_the_list() {
    var roster = roster(rooms("PO", 1), gone(1, 1), seated(2, 1), waiting(3, 1));
    var events = events(roster, new RosterCommand.PutBack(reference(1)));
    assertEquals(List.of(new RosterEvent.PutOnList(reference(1), 4)), events);
    assertEquals(OptionalInt.of(2), after(roster, events).place(reference(1)));
  }

  @Test
  void each_initiative_gets_one_notice_about_a_change() {
    var roster = roster(rooms("PO", 1), gone(1, 1), seated(2, 1), waiting(3, 2));
    var change = change(roster, events(roster, new RosterCommand.Withdraw(reference(2))));
    assertEquals(Map.of(reference(2), Notice.WITHDRAWN), Notice.of(roster, change));
    var alone = roster(rooms("PO", 1), gone(1, 1));
    var back = change(alone, events(alone, new RosterCommand.PutBack(reference(1))));
    assertEquals(Map.of(reference(1), Notice.OFFERED), Notice.of(alone, back));
  }

  @Test
  void initiatives_that_wait_are_told_when_the_list_closes() {
    var roster = roster(rooms("PO", 1), seated(1, 1), waiting(2, 1), gone(3, 1));
    var change = change(roster, List.of(new RosterEvent.ListClosed()));
    assertEquals(Map.of(reference(2), Notice.CLOSED), Notice.of(roster, change));
  }

  @Test
  void a_repeated_command_succeeds_and_writes_nothing() {
    var roster = roster(rooms("PO", 3), seated(1, 1), gone(2, 1), accepted(3, 1));
    for (var command :
        List.of(
            new RosterCommand.Withdraw(reference(2)),
            new RosterCommand.Accept(reference(3)),
            new RosterCommand.Move(reference(1), "PO"),
            new RosterCommand.RaiseCapacity("PO", 3),
            new RosterCommand.Merge("PO", "PO"))) {
      assertEquals(List.of(), events(roster, command), command.toString());
    }
  }

  @Test
  void an_unknown_registration_or_network_is_refused() {
    var roster = roster(rooms("PO", 3), seated(1, 1));
    assertEquals(
        new RosterDecision.Refused(new RosterRefusal.Unknown()),
        decide(roster, new RosterCommand.Withdraw(reference(9)), NOW));
    assertEquals(
        new RosterDecision.Refused(new RosterRefusal.NoSuchNetwork("PO-9")),
        decide(roster, new RosterCommand.Move(reference(1), "PO-9"), NOW));
    assertEquals(
        new RosterDecision.Refused(new RosterRefusal.NetworkExists("PO")),
        decide(roster, new RosterCommand.OpenNetwork("PO", 3, List.of()), NOW));
    assertFalse(new RosterRefusal.Unknown().detail().isBlank());
    assertInstanceOf(RosterDecision.Done.class, decide(roster, new RosterCommand.PassTime(), NOW));
    assertTrue(roster.entry(reference(9)).isEmpty());
  }

  // ---- A roster in a line

  static Roster roster(List<Roster.Room> rooms, Roster.Entry... entries) {
    return new Roster(0, LAST_DAY, false, rooms, List.of(entries));
  }

  static List<Roster.Room> rooms(String network, int capacity) {
    return List.of(new Roster.Room(network, capacity));
  }

  static Roster.Entry entry(int turn, int seats, RegistrationState state) {
    return new Roster.Entry(reference(turn), turn, seats, state);
  }

  static Roster.Entry seated(int turn, int seats) {
    return seated(turn, seats, "PO");
  }

  static Roster.Entry seated(int turn, int seats, String network) {
    return entry(turn, seats, new RegistrationState.Seated(network));
  }

  static Roster.Entry accepted(int turn, int seats) {
    return entry(turn, seats, new RegistrationState.Accepted("PO"));
  }

  static Roster.Entry waiting(int turn, int seats) {
    return entry(turn, seats, new RegistrationState.Waiting());
  }

  static Roster.Entry offered(int turn, int seats) {
    return offered(turn, seats, "PO");
  }

  static Roster.Entry offered(int turn, int seats, String network) {
    return entry(turn, seats, new RegistrationState.Offered(network, UNTIL));
  }

  static Roster.Entry gone(int turn, int seats) {
    return entry(turn, seats, new RegistrationState.Withdrawn());
  }

  static Reference reference(int number) {
    return new Reference("2024-2025", "P%07d".formatted(number));
  }

  static RosterDecision decide(Roster roster, RosterCommand command, Instant at) {
    return RosterDecider.decide(roster, command, at, (_, _) -> UNTIL);
  }

  static List<RosterEvent> done(Roster roster, RosterCommand command, Instant at) {
    return assertInstanceOf(RosterDecision.Done.class, decide(roster, command, at)).events();
  }

  static List<RosterEvent> events(Roster roster, RosterCommand command) {
    return done(roster, command, NOW);
  }

  static RosterChange change(Roster roster, List<RosterEvent> events) {
    return new RosterChange(
        roster.version() + 1,
        NOW,
        new Actor.Automatic(),
        Optional.empty(),
        new ArrayList<>(events));
  }

  static Roster after(Roster roster, List<RosterEvent> events) {
    return roster.after(change(roster, events));
  }
}
