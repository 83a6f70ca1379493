package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nl.leernetwerk.Sample;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import org.junit.jupiter.api.Test;

/** What a store must do with rounds. */
interface RoundsContract extends StorageFixture {

  @Test
  default void a_round_is_read_as_it_was_opened() {
    assertTrue(storage().open(ROUND));
    assertEquals(
        List.of(new RunningRound(ROUND, new RoundProgress.Unclosed())), storage().rounds().all());
  }

  @Test
  default void a_second_round_of_the_same_id_is_refused_and_the_first_stands() {
    storage().open(ROUND);
    assertFalse(
        storage().open(Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"))));
    assertEquals(ROUND, storage().rounds().all().getFirst().round());
  }

  @Test
  default void a_round_closes_once_and_the_first_closing_stands() {
    storage().open(ROUND);
    var first = new RoundProgress.Closed(NOW, Sample.SEED);
    assertTrue(storage().rounds().close(ROUND.id(), first));
    assertFalse(storage().rounds().close(ROUND.id(), new RoundProgress.Closed(LATER, Sample.SEED)));
    assertEquals(first, storage().rounds().all().getFirst().progress());
    assertEquals(
        List.of(RoundEvents.ENROLMENT_CLOSED.of(ROUND.id())),
        storage().outbox().waitingSince(NOW.plusSeconds(60)));
  }

  @Test
  default void a_round_that_does_not_exist_cannot_be_closed() {
    assertFalse(storage().rounds().close("2019-2020", new RoundProgress.Closed(NOW, Sample.SEED)));
  }
}
