package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.FieldError;

/** Opens and edits rounds for organisers. There is no other way to do either. */
public record RoundEditor(Rounds rounds, RoundJournal journal) {

  /**
   * The person who asks for a change.
   *
   * @param at when the change was asked for: for a person, when the gateway received the request
   * @param why in the person's own words
   */
  public record Asked(Actor by, Instant at, Optional<String> why) {}

  /** The result of a requested change. */
  public sealed interface Answer {

    /**
     * The round is now as asked.
     *
     * @param changed whether the round was different before
     */
    record Written(Round round, boolean changed) implements Answer {}

    /** The change is not allowed; nothing was changed. */
    record Refused(List<FieldError> errors) implements Answer {
      public Refused {
        errors = List.copyOf(errors);
      }
    }

    /** The round was changed since the sender looked at it; this request changed nothing. */
    record Overtaken(Round now) implements Answer {}

    /** No round has that id. */
    record Unknown() implements Answer {}
  }

  /**
   * Opens a round; opening exactly the same round again does no harm.
   *
   * @param mayBeOver whether the round's deadline may have passed already
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
    // The rounds are read again: the same document may have been opened in the meantime.
    return all().contains(round)
        ? new Answer.Written(round, false)
        : new Answer.Refused(
            List.of(
                new FieldError(
                    "#/id", "Er is al een andere ronde met deze id. Kies een andere id.")));
  }

  /**
   * Changes a round; asking for what the round already is does no harm.
   *
   * @param seen whether a round is the version that the sender looked at
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
