package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.FieldError;

/** The rounds as organisers write them: the one way to open and to edit one. */
public record RoundEditor(Rounds rounds, RoundJournal journal) {

  /**
   * Who asks for something.
   *
   * @param at when it was asked for: for a person, when the gateway received it
   * @param why in their own words
   */
  public record Asked(Actor by, Instant at, Optional<String> why) {}

  /** What became of it. */
  public sealed interface Answer {

    /**
     * The round is so.
     *
     * @param changed whether it was not so before
     */
    record Written(Round round, boolean changed) implements Answer {}

    /** It may not be so; nothing was changed. */
    record Refused(List<FieldError> errors) implements Answer {
      public Refused {
        errors = List.copyOf(errors);
      }
    }

    /** It was changed since whoever asks looked at it; nothing was changed now. */
    record Overtaken(Round now) implements Answer {}

    /** There is no such round. */
    record Unknown() implements Answer {}
  }

  /**
   * Opens a round; opening the very same again is harmless.
   *
   * @param mayBeOver whether its deadline may have passed already
   */
  public Answer open(Round round, Asked asked, boolean mayBeOver) {
    var others = all();
    if (others.contains(round)) {
      return new Answer.Written(round, false);
    }
    var errors =
        mayBeOver
            ? RoundRules.overlap(round, others, "opens").stream().toList()
            : RoundRules.opening(round, others, asked.at());
    if (!errors.isEmpty()) {
      return new Answer.Refused(errors);
    }
    var change =
        new RoundChange(1, asked.at(), asked.by(), asked.why(), List.of(new RoundEdit.Opened()));
    if (journal.open(round, change)) {
      return new Answer.Written(round, true);
    }
    // Read again: the same document may have been opened in the meantime.
    return all().contains(round)
        ? new Answer.Written(round, false)
        : new Answer.Refused(
            List.of(
                new FieldError(
                    "#/id", "Er is al een andere ronde met deze id. Kies een andere id.")));
  }

  /**
   * Makes a round another; asking for what it is already is harmless.
   *
   * @param seen whether a round is the one that whoever asks looked at
   */
  public Answer edit(String id, Predicate<Round> seen, Round after, Asked asked) {
    var running = rounds.find(id);
    if (running.isEmpty()) {
      return new Answer.Unknown();
    }
    var before = running.get().round();
    if (before.equals(after)) {
      return new Answer.Written(after, false);
    }
    if (!seen.test(before)) {
      return new Answer.Overtaken(before);
    }
    var errors = RoundRules.editing(before, after, all(), asked.at());
    if (!errors.isEmpty()) {
      return new Answer.Refused(errors);
    }
    var edits = RoundEdit.between(before, after);
    var change = new RoundChange(next(id), asked.at(), asked.by(), asked.why(), edits);
    return journal.edit(before, after, change)
        ? new Answer.Written(after, true)
        : new Answer.Overtaken(rounds.find(id).orElseThrow().round());
  }

  private int next(String round) {
    return journal.of(round).stream().mapToInt(RoundChange::version).max().orElse(0) + 1;
  }

  private List<Round> all() {
    return rounds.all().stream().map(RunningRound::round).toList();
  }
}
