package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.PublishedList;
import nl.leernetwerk.seats.SeatEvents;
import org.junit.jupiter.api.Test;

/** What a store must do with the lists and reveals of draws. */
interface DrawsContract extends StorageFixture {

  Round DRAWN =
      Sample.withBeacon(
          Sample.round(
              Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"), Sample.network("VO", 3)),
          new Beacon(BeaconSource.DRAND.address(), BeaconSource.DRAND.chain(), 11_686_612));

  private static DrawList list(int ballots) {
    return DrawList.of(
        DRAWN,
        IntStream.range(0, ballots)
            .mapToObj(
                it ->
                    new Ballot(
                        new Reference(DRAWN.id(), "%08d".formatted(it)),
                        it % 2 == 0 ? Sector.PO : Sector.VO,
                        1 + it % 3))
            .toList());
  }

  private static Pulse pulse(int number) {
    return new Pulse(11_686_612, "%096x".formatted(number));
  }

  private void awaitsItsBeacon() {
    storage().open(DRAWN);
    storage().rounds().close(DRAWN.id(), RoundProgress.Closed.awaitingBeacon(NOW));
  }

  private RoundProgress progress() {
    return storage().rounds().find(DRAWN.id()).orElseThrow().progress();
  }

  private long revealed() {
    return storage().outbox().waitingSince(NOW.plusSeconds(60)).stream()
        .filter(SeatEvents.SEED_REVEALED.of(DRAWN.id())::equals)
        .count();
  }

  @Test
  default void a_list_of_whatever_length_is_read_as_it_was_published() {
    assertEquals(Optional.empty(), storage().draws().find(DRAWN.id()));
    // More than one item holds.
    var published = new PublishedList(list(30_000), NOW);
    assertEquals(published, storage().draws().publish(DRAWN, published.list(), NOW));
    assertEquals(Optional.of(published), storage().draws().find(DRAWN.id()));
    assertEquals(Optional.empty(), storage().draws().find("2019-2020"));
  }

  @Test
  default void a_list_is_published_once_and_the_first_stands_with_its_moment() {
    var first = storage().draws().publish(DRAWN, list(3), NOW);
    assertEquals(first, storage().draws().publish(DRAWN, list(4), LATER));
    assertEquals(first, storage().draws().publish(DRAWN, list(3), LATER));
    assertEquals(Optional.of(first), storage().draws().find(DRAWN.id()));
  }

  @Test
  default void all_runs_that_publish_a_list_at_once_get_the_same_list() {
    var published =
        AtOnce.atOnce(
            IntStream.range(0, 8)
                .<Callable<PublishedList>>mapToObj(
                    it -> () -> storage().draws().publish(DRAWN, list(it), NOW.plusSeconds(it)))
                .toList());
    assertEquals(1, Set.copyOf(published).size(), published::toString);
    assertEquals(Optional.of(published.getFirst()), storage().draws().find(DRAWN.id()));
  }

  @Test
  default void what_decides_a_closed_round_is_recorded_once_together_with_its_event() {
    awaitsItsBeacon();
    assertTrue(storage().draws().reveal(DRAWN.id(), pulse(1), Sample.SEED));
    assertFalse(storage().draws().reveal(DRAWN.id(), pulse(2), new Seed("f".repeat(64))));
    assertEquals(
        new RoundProgress.Closed(NOW, Optional.of(Sample.SEED), Optional.of(pulse(1))), progress());
    assertEquals(1, revealed());
  }

  @Test
  default void one_of_many_reveals_at_once_is_written_with_its_own_seed_and_pulse() {
    awaitsItsBeacon();
    var revealed =
        AtOnce.atOnce(
            IntStream.range(1, 9)
                .<Callable<Boolean>>mapToObj(
                    it ->
                        () ->
                            storage()
                                .draws()
                                .reveal(DRAWN.id(), pulse(it), new Seed("%064x".formatted(it))))
                .toList());
    assertEquals(1, revealed.stream().filter(it -> it).count());
    int one = 1 + revealed.indexOf(true);
    assertEquals(
        new RoundProgress.Closed(
            NOW, Optional.of(new Seed("%064x".formatted(one))), Optional.of(pulse(one))),
        progress());
    assertEquals(1, revealed());
  }

  @Test
  default void nothing_is_revealed_of_a_round_that_is_open_has_a_seed_or_does_not_exist() {
    assertFalse(storage().draws().reveal(DRAWN.id(), pulse(1), Sample.SEED));
    storage().open(DRAWN);
    assertFalse(storage().draws().reveal(DRAWN.id(), pulse(1), Sample.SEED));
    assertEquals(new RoundProgress.Unclosed(), progress());
    var drawn = new RoundProgress.Closed(NOW, new Seed("f".repeat(64)));
    storage().rounds().close(DRAWN.id(), drawn);
    assertFalse(storage().draws().reveal(DRAWN.id(), pulse(1), Sample.SEED));
    assertEquals(drawn, progress());
    assertEquals(0, revealed());
  }
}
