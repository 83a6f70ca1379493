package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.SeatEvents;
import org.junit.jupiter.api.Test;

/** What a store must do with allocations. */
interface AllocationsContract extends StorageFixture {

  @Test
  default void the_first_allocation_that_is_committed_holds() {
    var first = allocation(Sample.registrations(Sector.PO, 3));
    var second = allocation(Sample.registrations(Sector.PO, 4));
    assertEquals(Optional.empty(), storage().allocations().find(ROUND.id()));
    assertEquals(first, storage().allocations().commit(ROUND, first));
    assertEquals(first, storage().allocations().commit(ROUND, second));
    assertEquals(Optional.of(first), storage().allocations().find(ROUND.id()));
  }

  @Test
  default void an_allocation_larger_than_an_item_is_committed_whole() {
    var large = allocation(Sample.registrations(Sector.PO, 6_000));
    storage().allocations().commit(ROUND, large);
    assertEquals(Optional.of(large), storage().allocations().find(ROUND.id()));
  }

  @Test
  default void applying_gives_each_registration_its_outcome_and_mails_once() {
    var registrations = Sample.registrations(Sector.PO, 35);
    for (var registration : registrations) {
      storage()
          .registrations()
          .submit(
              ROUND, registration, Idempotency.of(registration.reference().text(), ""), List.of());
    }
    var applied = applied(registrations);
    // A run that was cut off after seven, then a complete run, then one run too many.
    storage().allocations().apply(ROUND, applied.subList(0, 7));
    storage().allocations().apply(ROUND, applied);
    storage().allocations().apply(ROUND, applied);
    for (var one : applied) {
      assertEquals(
          Optional.of(one.outcome()),
          storage().registrations().find(one.outcome().reference()).orElseThrow().outcome());
    }
    assertEquals(
        applied.stream().flatMap(one -> one.mails().stream()).collect(Collectors.toSet()),
        waitingMails());
  }

  @Test
  default void an_outcome_is_never_replaced() {
    var registration = Sample.form().codes("99AA00").register();
    submit(registration, "key", "content");
    var reference = registration.reference();
    var first = new Outcome.Seated(reference, 1, 1, "PO", 12);
    storage()
        .allocations()
        .apply(ROUND, List.of(new Allocations.Applied(first, "request-1", List.of())));
    storage()
        .allocations()
        .apply(
            ROUND,
            List.of(
                new Allocations.Applied(
                    new Outcome.Waiting(reference, 1, 1, 1, 0), "request-1", List.of())));
    assertEquals(
        Optional.of(first), storage().registrations().find(reference).orElseThrow().outcome());
  }

  @Test
  default void finishing_an_allocation_marks_the_round_and_publishes_its_event_once() {
    storage().open(ROUND);
    var closed = new RoundProgress.Closed(NOW, Sample.SEED);
    storage().rounds().close(ROUND.id(), closed);
    storage().allocations().finish(ROUND, LATER);
    storage().allocations().finish(ROUND, LATER.plusSeconds(1));
    assertEquals(
        new RoundProgress.Allocated(closed, LATER), storage().rounds().all().getFirst().progress());
    assertEquals(
        Set.of(
            RoundEvents.ENROLMENT_CLOSED.of(ROUND.id()), SeatEvents.SEATS_ALLOCATED.of(ROUND.id())),
        Set.copyOf(storage().outbox().waitingSince(NOW.plusSeconds(60))));
  }
}
