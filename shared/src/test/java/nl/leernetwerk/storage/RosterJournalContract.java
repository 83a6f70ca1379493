package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.SeatEvents;
import org.junit.jupiter.api.Test;

/** What a store must do with the journal of a roster. */
interface RosterJournalContract extends StorageFixture {

  @Test
  default void a_journal_is_read_as_it_was_written_with_its_event_waiting() {
    storage().open(ROUND);
    var changes =
        List.of(
            change(1, everyEvent()),
            new RosterChange(
                2,
                LATER,
                new Actor.Participant(Sample.form().register().reference(), PairRole.LEADER),
                Optional.empty(),
                List.of(new RosterEvent.ListClosed())));
    changes.forEach(it -> assertTrue(append(it)));
    assertEquals(changes, storage().journal().of(ROUND.id(), Sector.PO));
    assertEquals(List.of(), storage().journal().of(ROUND.id(), Sector.VO));
    for (var change : changes) {
      assertEquals(
          Optional.of(change), storage().journal().find(ROUND.id(), Sector.PO, change.version()));
    }
    assertEquals(Optional.empty(), storage().journal().find(ROUND.id(), Sector.PO, 3));
    assertEquals(
        Set.of(
            new SeatEvents.RosterChanged(ROUND.id(), Sector.PO, 1).event(),
            new SeatEvents.RosterChanged(ROUND.id(), Sector.PO, 2).event()),
        new HashSet<>(storage().outbox().waitingSince(NOW.plusSeconds(60))));
  }

  @Test
  default void a_change_is_written_once_even_when_many_write_it_at_once() {
    storage().open(ROUND);
    var written =
        AtOnce.atOnce(
            IntStream.range(1, 9)
                .<Callable<Boolean>>mapToObj(
                    capacity ->
                        () ->
                            append(
                                change(1, List.of(new RosterEvent.CapacityRaised("PO", capacity)))))
                .toList());
    assertEquals(1, written.stream().filter(it -> it).count());
    assertEquals(1, storage().journal().of(ROUND.id(), Sector.PO).size());
  }

  @Test
  default void a_change_and_its_change_of_the_round_are_written_together_or_not_at_all() {
    storage().open(ROUND);
    var more = new ArrayList<>(ROUND.networks());
    more.add(Sample.network("PO-2", 6, Sample.ORGANISER));
    var opened = change(1, List.of(new RosterEvent.NetworkOpened("PO-2", 6)));
    assertTrue(
        storage().journal().append(ROUND, Sector.PO, opened, round -> round.withNetworks(more)));
    assertEquals(more, storage().rounds().find(ROUND.id()).orElseThrow().round().networks());
    assertFalse(
        storage()
            .journal()
            .append(ROUND, Sector.PO, opened, round -> round.withNetworks(List.of())));
    assertEquals(more, storage().rounds().find(ROUND.id()).orElseThrow().round().networks());
  }

  @Test
  default void the_reason_of_a_change_can_be_erased_and_the_change_stays() {
    storage().open(ROUND);
    var change = change(1, everyEvent());
    append(change);
    storage().journal().forgetReason(ROUND.id(), Sector.PO, 1);
    var left = new RosterChange(1, change.at(), change.by(), Optional.empty(), change.events());
    assertEquals(List.of(left), storage().journal().of(ROUND.id(), Sector.PO));
    assertFalse(append(change));
  }

  @Test
  default void a_change_that_passes_over_thousands_is_written_whole() {
    storage().open(ROUND);
    var passed =
        IntStream.range(0, 6_000).mapToObj(n -> new Reference(ROUND.id(), "P%07d".formatted(n)));
    var change = change(1, List.of(new RosterEvent.PassedOver(1, passed.toList())));
    assertTrue(append(change));
    assertEquals(List.of(change), storage().journal().of(ROUND.id(), Sector.PO));
  }

  @Test
  default void applying_a_change_sets_each_state_and_queues_its_mails_once() {
    var registrations = Sample.registrations(Sector.PO, 35);
    for (var registration : registrations) {
      storage()
          .registrations()
          .submit(
              ROUND, registration, Idempotency.of(registration.reference().text(), ""), List.of());
    }
    var moved = moved(registrations, new RegistrationState.Offered("PO", LATER), 2);
    // A run that was cut off after seven, then a complete run, then one run too many.
    storage().journal().apply(ROUND, 2, moved.subList(0, 7));
    storage().journal().apply(ROUND, 2, moved);
    storage().journal().apply(ROUND, 2, moved);
    for (var registration : registrations) {
      assertEquals(
          Optional.of(registration.in(new RegistrationState.Offered("PO", LATER))),
          storage().registrations().find(registration.reference()));
    }
    assertEquals(
        moved.stream().flatMap(it -> it.mails().stream()).collect(Collectors.toSet()),
        waitingMails());
  }

  @Test
  default void an_earlier_change_that_is_applied_late_queues_mails_and_changes_no_state() {
    var registration = Sample.form().codes("99AA00").register();
    submit(registration, "key", "content");
    var before = waitingMails().size();
    var withdrawn = moved(List.of(registration), new RegistrationState.Withdrawn(), 3);
    var offered = moved(List.of(registration), new RegistrationState.Offered("PO", LATER), 2);
    storage().journal().apply(ROUND, 3, withdrawn);
    storage().journal().apply(ROUND, 2, offered);
    assertEquals(
        new RegistrationState.Withdrawn(),
        storage().registrations().find(registration.reference()).orElseThrow().state());
    assertEquals(before + 2, waitingMails().size());
  }

  private boolean append(RosterChange change) {
    return storage().journal().append(ROUND, Sector.PO, change, round -> round);
  }

  private static RosterChange change(int version, List<RosterEvent> events) {
    return new RosterChange(
        version, NOW, new Actor.Organiser("someone-7"), Optional.of("Op verzoek."), events);
  }

  /** One event of each kind, so that none is forgotten when events are written. */
  private static List<RosterEvent> everyEvent() {
    var one = new Reference(ROUND.id(), "P0000001");
    var other = new Reference(ROUND.id(), "P0000002");
    return List.of(
        new RosterEvent.ListOpened(
            List.of(new Roster.Room("PO", 12), new Roster.Room("PO-2", 3)),
            ROUND.offers().lastDay()),
        new RosterEvent.PassedOver(2, List.of(other, one)),
        new RosterEvent.SeatOffered(one, "PO", LATER),
        new RosterEvent.OfferAccepted(one, "PO"),
        new RosterEvent.OfferDeclined(one, "PO"),
        new RosterEvent.OfferExpired(one, "PO"),
        new RosterEvent.Withdrawn(one, Optional.of("PO")),
        new RosterEvent.Withdrawn(other, Optional.empty()),
        new RosterEvent.PutOnList(one, 9),
        new RosterEvent.CapacityRaised("PO", 13),
        new RosterEvent.NetworkOpened("PO-3", 6),
        new RosterEvent.Seated(one, "PO-3"),
        new RosterEvent.Moved(one, "PO", "PO-3"),
        new RosterEvent.NetworksMerged("PO-3", "PO"),
        new RosterEvent.ListClosed());
  }
}
