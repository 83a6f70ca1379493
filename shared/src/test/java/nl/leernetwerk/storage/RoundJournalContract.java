package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundField;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import org.junit.jupiter.api.Test;

/** What a store must do with the journal of a round. */
interface RoundJournalContract extends StorageFixture {

  RoundChange OPENED =
      new RoundChange(
          1,
          NOW,
          new Actor.Organiser("n.vanvliet"),
          Optional.of("De subsidie is toegekend."),
          List.of(new RoundEdit.Opened()));

  private static RoundChange edited(int version) {
    return new RoundChange(
        version,
        LATER,
        new Actor.Organiser("n.vanvliet"),
        Optional.empty(),
        List.of(
            new RoundEdit.Changed(RoundField.DEADLINE, "2024-10-01", "2024-10-08"),
            new RoundEdit.FacilitatorsChanged("PO", List.of(1, 3)),
            new RoundEdit.ContactChanged()));
  }

  private static Round extended(int days) {
    return Sample.withDeadline(ROUND, ROUND.deadline().plusDays(days));
  }

  @Test
  default void a_round_is_opened_and_edited_together_with_its_journal_and_an_event() {
    assertTrue(storage().roundJournal().open(ROUND, OPENED));
    assertEquals(ROUND, storage().rounds().find(ROUND.id()).orElseThrow().round());
    assertTrue(storage().roundJournal().edit(ROUND, extended(7), edited(2)));
    assertEquals(extended(7), storage().rounds().find(ROUND.id()).orElseThrow().round());
    assertEquals(List.of(OPENED, edited(2)), storage().roundJournal().of(ROUND.id()));
    assertEquals(Optional.of(edited(2)), storage().roundJournal().find(ROUND.id(), 2));
    assertEquals(Optional.empty(), storage().roundJournal().find(ROUND.id(), 3));
    assertEquals(List.of(), storage().roundJournal().of("2019-2020"));
    assertEquals(
        List.of(new RoundEvents.Changed(ROUND.id(), 2).event()),
        storage().outbox().waitingSince(NOW.plusSeconds(60)));
  }

  @Test
  default void a_round_is_opened_once_and_a_refused_opening_writes_nothing() {
    storage().roundJournal().open(ROUND, OPENED);
    assertFalse(storage().roundJournal().open(extended(7), OPENED));
    assertEquals(ROUND, storage().rounds().find(ROUND.id()).orElseThrow().round());
    assertEquals(List.of(OPENED), storage().roundJournal().of(ROUND.id()));
  }

  @Test
  default void an_edit_of_a_round_that_has_changed_since_is_refused() {
    storage().roundJournal().open(ROUND, OPENED);
    assertFalse(storage().roundJournal().edit(extended(1), extended(7), edited(2)));
    assertFalse(storage().roundJournal().edit(ROUND, extended(7), edited(1)));
    assertEquals(ROUND, storage().rounds().find(ROUND.id()).orElseThrow().round());
    assertEquals(List.of(OPENED), storage().roundJournal().of(ROUND.id()));
    assertEquals(List.of(), storage().outbox().waitingSince(NOW.plusSeconds(60)));
  }

  @Test
  default void one_of_many_edits_of_a_round_at_once_is_written() {
    storage().roundJournal().open(ROUND, OPENED);
    var edits =
        AtOnce.atOnce(
            IntStream.range(1, 9)
                .<Callable<Boolean>>mapToObj(
                    days -> () -> storage().roundJournal().edit(ROUND, extended(days), edited(2)))
                .toList());
    assertEquals(1, edits.stream().filter(it -> it).count());
    assertEquals(2, storage().roundJournal().of(ROUND.id()).size());
  }

  @Test
  default void an_edited_round_closes_as_any_other_and_keeps_how_far_it_has_come() {
    storage().roundJournal().open(ROUND, OPENED);
    storage().rounds().close(ROUND.id(), new RoundProgress.Closed(NOW, Sample.SEED));
    assertTrue(storage().roundJournal().edit(ROUND, extended(7), edited(2)));
    assertEquals(
        new RunningRound(extended(7), new RoundProgress.Closed(NOW, Sample.SEED)),
        storage().rounds().find(ROUND.id()).orElseThrow());
  }

  @Test
  default void the_reason_of_a_rounds_change_can_be_erased_and_the_change_stays() {
    storage().roundJournal().open(ROUND, OPENED);
    storage().roundJournal().edit(ROUND, extended(7), edited(2));
    storage().roundJournal().forgetReason(ROUND.id(), 1);
    var opened = new RoundChange(1, OPENED.at(), OPENED.by(), Optional.empty(), OPENED.edits());
    assertEquals(List.of(opened, edited(2)), storage().roundJournal().of(ROUND.id()));
  }
}
