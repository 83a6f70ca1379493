package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import org.junit.jupiter.api.Test;

/** The rules for changes of a roster, apart from how a change is stored. */
class RostersTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");
  private static final Instant UNTIL = Instant.parse("2024-11-11T23:00:00Z");
  private static final Actor ORGANISER = new Actor.Organiser("noor");
  private static final Reference SEATED = RosterDeciderTest.reference(1);
  private static final Reference WAITS = RosterDeciderTest.reference(2);
  private static final RosterCommand WITHDRAW = new RosterCommand.Withdraw(SEATED);

  private static final Round ROUND =
      Sample.round(
          Policy.ARRIVAL,
          CapacityUnit.SCHOOLS,
          Sample.network("PO", 1),
          Sample.network("VO", 2, Sample.FACILITATOR));
  private static final RoundProgress.Closed CLOSING =
      new RoundProgress.Closed(ROUND.endsAt(), Sample.SEED);
  private static final RunningRound RUNNING =
      new RunningRound(ROUND, new RoundProgress.Allocated(CLOSING, ROUND.endsAt()));

  private final Stored stored = new Stored();
  private final Rosters rosters = new Rosters(new OneSeat(), stored, _ -> (_, _) -> UNTIL);

  @Test
  void a_round_has_no_roster_before_its_seats_are_allocated() {
    var closed = new RunningRound(ROUND, CLOSING);
    assertEquals(Optional.empty(), rosters.find(closed, Sector.PO));
    assertEquals(
        new Rosters.Answer.Refused(new RosterRefusal.NotAllocated()),
        rosters.change(closed, Sector.PO, WITHDRAW, ORGANISER, NOW, Optional.empty()));
  }

  @Test
  void a_roster_holds_the_registrations_and_networks_of_its_own_sector() {
    var roster = rosters.find(RUNNING, Sector.PO).orElseThrow();
    assertEquals(List.of(new Roster.Room("PO", 1)), roster.rooms());
    assertEquals(
        List.of(SEATED, WAITS), roster.entries().stream().map(Roster.Entry::reference).toList());
    assertEquals(List.of(), rosters.find(RUNNING, Sector.VO).orElseThrow().entries());
  }

  @Test
  void the_first_change_opens_the_list_and_the_next_follows_it() {
    var first = changed(change(WITHDRAW));
    assertEquals(
        List.of(
            new RosterEvent.ListOpened(List.of(new Roster.Room("PO", 1)), ROUND.offers().lastDay()),
            new RosterEvent.Withdrawn(SEATED, Optional.of("PO")),
            new RosterEvent.SeatOffered(WAITS, "PO", UNTIL)),
        first.change().events());
    assertEquals(1, first.change().version());
    var second = changed(change(new RosterCommand.Accept(WAITS)));
    assertEquals(List.of(new RosterEvent.OfferAccepted(WAITS, "PO")), second.change().events());
    assertEquals(2, second.change().version());
    assertEquals(second.roster(), rosters.find(RUNNING, Sector.PO).orElseThrow());
  }

  @Test
  void asking_for_what_is_so_already_writes_nothing() {
    assertInstanceOf(
        Rosters.Answer.Unchanged.class, change(new RosterCommand.RaiseCapacity("PO", 1)));
    assertEquals(List.of(), stored.changes);
  }

  @Test
  void a_command_for_a_version_that_is_no_longer_there_changes_nothing() {
    assertEquals(new Rosters.Answer.Overtaken(), change(WITHDRAW, OptionalInt.of(1)));
    assertEquals(List.of(), stored.changes);
    changed(change(WITHDRAW, OptionalInt.of(0)));
  }

  @Test
  void who_loses_a_race_tries_again_and_gives_up_after_twenty_times() {
    stored.losing = 19;
    changed(change(WITHDRAW));
    stored.losing = 20;
    assertEquals(new Rosters.Answer.Busy(), change(new RosterCommand.Accept(WAITS)));
    assertEquals(0, stored.losing);
  }

  @Test
  void an_extra_network_does_not_get_a_name_that_the_round_used_before() {
    assertEquals(
        new Rosters.Answer.Refused(new RosterRefusal.NetworkExists("VO")),
        change(new RosterCommand.OpenNetwork("VO", 3, List.of())));
  }

  @Test
  void more_seats_and_an_extra_network_with_its_facilitators_become_part_of_the_round() {
    change(new RosterCommand.RaiseCapacity("PO", 2));
    assertEquals(List.of(Sample.network("PO", 2), ROUND.networks().getLast()), stored.networks());
    var facilitators = List.of(Sample.ORGANISER);
    change(new RosterCommand.OpenNetwork("PO-2", 3, facilitators));
    assertEquals(network("PO-2", 3, facilitators), stored.networks().getLast());
    assertEquals(3, stored.networks().size());
  }

  @Test
  void what_changes_no_network_leaves_the_round_as_it_was() {
    change(WITHDRAW);
    assertEquals(ROUND, stored.round);
  }

  @Test
  void whoever_only_reads_cannot_offer_seats() {
    var readOnly = Rosters.readOnly(new OneSeat(), stored);
    assertEquals(rosters.find(RUNNING, Sector.PO), readOnly.find(RUNNING, Sector.PO));
    assertThrows(
        IllegalStateException.class,
        () -> readOnly.change(RUNNING, Sector.PO, WITHDRAW, ORGANISER, NOW, Optional.empty()));
  }

  private static Network network(String id, int capacity, List<Contact> facilitators) {
    return new Network(id, Sector.PO, capacity, facilitators);
  }

  private Rosters.Answer change(RosterCommand command) {
    return change(command, OptionalInt.empty());
  }

  private Rosters.Answer change(RosterCommand command, OptionalInt seen) {
    return rosters.change(RUNNING, Sector.PO, command, ORGANISER, NOW, Optional.empty(), seen);
  }

  private static Rosters.Answer.Changed changed(Rosters.Answer answer) {
    return assertInstanceOf(Rosters.Answer.Changed.class, answer);
  }

  /** One seat, taken; one initiative waits. */
  private static final class OneSeat implements Allocations {
    @Override
    public Optional<Allocation> find(String round) {
      return Optional.of(
          new Allocation(
              List.of(
                  new Allocation.SectorOutcomes(
                      Sector.PO,
                      List.of(
                          new Outcome.Seated(SEATED, 1, 1, "PO", 1),
                          new Outcome.Waiting(WAITS, 2, 1, 1, 0))),
                  new Allocation.SectorOutcomes(Sector.VO, List.of()))));
    }

    @Override
    public Allocation commit(Round round, Allocation allocation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void apply(Round round, List<Allocations.Applied> outcomes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void finish(Round round, Instant at) {
      throw new UnsupportedOperationException();
    }
  }

  /**
   * A journal of the one roster for PO, in which somebody else is first as often as a test says.
   */
  private static final class Stored implements RosterJournal {
    private final List<RosterChange> changes = new ArrayList<>();
    private Round round = ROUND;
    private int losing;

    private List<Network> networks() {
      return round.networks();
    }

    @Override
    public List<RosterChange> of(String id, Sector sector) {
      return sector == Sector.PO ? List.copyOf(changes) : List.of();
    }

    @Override
    public boolean append(
        Round before, Sector sector, RosterChange change, UnaryOperator<Round> amendment) {
      if (losing > 0) {
        losing--;
        return false;
      }
      changes.add(change);
      round = amendment.apply(round);
      return true;
    }

    @Override
    public Receipt enter(
        Round before,
        Sector sector,
        RosterChange change,
        Registration registration,
        Idempotency idempotency,
        List<Mail> mails) {
      if (losing > 0) {
        losing--;
        return new Receipt.Busy();
      }
      changes.add(change);
      return new Receipt.Accepted(registration.reference());
    }

    @Override
    public Readings<RosterChange> read(String id, Sector sector) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RosterChange> find(String id, Sector sector, int version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void apply(Round before, int version, List<RosterJournal.Applied> states) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void forgetReason(String id, Sector sector, int version) {
      throw new UnsupportedOperationException();
    }
  }
}
