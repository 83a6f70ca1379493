package nl.leernetwerk.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.UnreadableItem;
import org.junit.jupiter.api.Test;

/** What becomes of an organiser's request, apart from how a round is stored. */
class RoundEditorTest {
  private static final Round ROUND = Sample.round();
  private static final Round LONGER = Sample.withDeadline(ROUND, LocalDate.of(2024, 10, 8));
  private static final Instant OPEN = Instant.parse("2024-08-01T00:00:00Z");
  private static final Actor NOOR = new Actor.Organiser("noor");
  private static final RoundEditor.Asked ASKED =
      new RoundEditor.Asked(NOOR, OPEN, Optional.of("gevraagd"));
  private static final RoundEditor.Asked LATE =
      new RoundEditor.Asked(NOOR, ROUND.endsAt(), Optional.empty());

  private final Stored stored = new Stored();
  private final RoundEditor editor =
      new RoundEditor(stored, stored.journal, BeaconSource.DRAND.address());

  @Test
  void a_round_is_opened_once_and_its_journal_begins_with_that() {
    assertEquals(new RoundEditor.Answer.Written(ROUND, true), editor.open(ROUND, ASKED, false));
    assertEquals(
        List.of(
            new RoundChange(
                1, OPEN, NOOR, Optional.of("gevraagd"), List.of(new RoundEdit.Opened()))),
        stored.changes);
    assertEquals(new RoundEditor.Answer.Written(ROUND, false), editor.open(ROUND, LATE, false));
    assertEquals(1, stored.changes.size());
  }

  @Test
  void a_round_that_is_over_is_opened_only_by_who_may_open_one_that_is() {
    assertEquals(List.of("#/deadline"), refused(editor.open(ROUND, LATE, false)));
    assertEquals(List.of(), stored.changes);
    assertEquals(new RoundEditor.Answer.Written(ROUND, true), editor.open(ROUND, LATE, true));
  }

  @Test
  void of_two_who_open_a_round_at_once_the_second_is_refused_unless_both_opened_the_same() {
    stored.first = Optional.of(ROUND);
    assertEquals(new RoundEditor.Answer.Written(ROUND, false), editor.open(ROUND, ASKED, false));
    stored.rounds.clear();
    stored.first = Optional.of(LONGER);
    assertEquals(List.of("#/id"), refused(editor.open(ROUND, ASKED, false)));
  }

  @Test
  void an_edit_is_written_with_the_next_number_and_everything_that_differs() {
    editor.open(ROUND, ASKED, false);
    assertEquals(new RoundEditor.Answer.Written(LONGER, true), edit(LONGER));
    assertEquals(
        new RoundChange(2, OPEN, NOOR, Optional.of("gevraagd"), RoundEdit.between(ROUND, LONGER)),
        stored.changes.getLast());
    assertEquals(LONGER, stored.rounds.getFirst());
  }

  @Test
  void an_edit_that_changes_nothing_writes_nothing_even_when_the_sender_saw_an_older_version() {
    editor.open(ROUND, ASKED, false);
    assertEquals(
        new RoundEditor.Answer.Written(ROUND, false),
        editor.edit(ROUND.id(), _ -> false, ROUND, ASKED));
    assertEquals(1, stored.changes.size());
  }

  @Test
  void an_edit_of_a_version_that_is_no_longer_there_changes_nothing() {
    editor.open(ROUND, ASKED, false);
    var overtaken = new RoundEditor.Answer.Overtaken(ROUND);
    assertEquals(overtaken, editor.edit(ROUND.id(), LONGER::equals, LONGER, ASKED));
    stored.first = Optional.of(Sample.withOrganisers(ROUND));
    assertEquals(new RoundEditor.Answer.Overtaken(stored.first.get()), edit(LONGER));
    assertEquals(1, stored.changes.size());
  }

  @Test
  void an_edit_that_the_rules_forbid_or_of_a_round_that_is_not_there_changes_nothing() {
    assertEquals(new RoundEditor.Answer.Unknown(), edit(LONGER));
    editor.open(ROUND, ASKED, false);
    assertEquals(
        List.of("#/deadline"), refused(edit(Sample.withDeadline(ROUND, LocalDate.of(2024, 9, 1)))));
    assertEquals(1, stored.changes.size());
  }

  @Test
  void a_round_that_cannot_be_read_is_not_edited_but_written_anew_under_its_own_id() {
    var broken = broken();
    assertEquals(new RoundEditor.Answer.Unreadable(broken), edit(LONGER));
    var other = Sample.later(ROUND, "2025-2026", 1);
    assertEquals(List.of("#/id"), refused(editor.repair(broken, other, ASKED)));
    assertEquals(new RoundEditor.Answer.Written(ROUND, true), editor.repair(broken, ROUND, ASKED));
    assertEquals(List.of(new RoundEdit.Repaired()), stored.changes.getLast().edits());
    assertEquals(1, stored.changes.getLast().version());
  }

  @Test
  void who_repairs_a_round_that_somebody_else_repaired_just_now_is_told_what_it_is_now() {
    var broken = broken();
    stored.first = Optional.of(LONGER);
    assertEquals(new RoundEditor.Answer.Overtaken(LONGER), editor.repair(broken, ROUND, ASKED));
    assertEquals(List.of(), stored.changes);
  }

  private RoundEditor.Answer edit(Round after) {
    return editor.edit(ROUND.id(), ROUND::equals, after, ASKED);
  }

  private UnreadableRound broken() {
    var broken =
        new UnreadableRound(
            ROUND.id(),
            new UnreadableItem("ROUND#" + ROUND.id(), "ROUND"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    stored.unreadable.add(broken);
    return broken;
  }

  private static List<String> refused(RoundEditor.Answer answer) {
    return assertInstanceOf(RoundEditor.Answer.Refused.class, answer).errors().stream()
        .map(FieldError::pointer)
        .toList();
  }

  /**
   * Rounds in a list. Another person's round is put there just before a write, which then fails.
   */
  private static final class Stored implements Rounds {
    private final List<Round> rounds = new ArrayList<>();
    private final List<UnreadableRound> unreadable = new ArrayList<>();
    private final List<RoundChange> changes = new ArrayList<>();
    private final Journal journal = new Journal();
    private Optional<Round> first = Optional.empty();

    @Override
    public StoredRounds read() {
      return new StoredRounds(
          rounds.stream().map(it -> new RunningRound(it, new RoundProgress.Unclosed())).toList(),
          unreadable);
    }

    @Override
    public boolean close(String round, RoundProgress.Closed closing) {
      throw new UnsupportedOperationException();
    }

    private boolean put(Round round, RoundChange change) {
      rounds.removeIf(it -> it.id().equals(round.id()));
      unreadable.clear();
      rounds.add(first.orElse(round));
      if (first.isEmpty()) {
        changes.add(change);
      }
      return first.isEmpty();
    }

    private final class Journal implements RoundJournal {
      @Override
      public int last(String round) {
        return changes.size();
      }

      @Override
      public boolean open(Round round, RoundChange change) {
        return put(round, change);
      }

      @Override
      public boolean edit(Round before, Round after, RoundChange change) {
        return put(after, change);
      }

      @Override
      public boolean repair(UnreadableRound before, Round after, RoundChange change) {
        return put(after, change);
      }

      @Override
      public List<RoundChange> of(String round) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Optional<RoundChange> find(String round, int version) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void forgetReason(String round, int version) {
        throw new UnsupportedOperationException();
      }
    }
  }
}
