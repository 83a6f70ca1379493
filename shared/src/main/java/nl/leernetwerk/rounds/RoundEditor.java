package nl.leernetwerk.rounds;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.FieldError;

/**
 * Opens and edits rounds for organisers. There is no other way to do either.
 *
 * @param relay the address of the relay for a beacon that names none
 */
public record RoundEditor(Rounds rounds, RoundJournal journal, URI relay) {

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

    /** What is stored of it cannot be read, so it can only be written anew. */
    record Unreadable(UnreadableRound now) implements Answer {}

    /** No round has that id. */
    record Unknown() implements Answer {}
  }

  /**
   * Opens a round; opening exactly the same round again does no harm.
   *
   * @param mayBeOver whether the round's deadline may have passed already
   */
  public Answer open(Round round, Asked asked, boolean mayBeOver) {
    var stored = rounds.read();
    if (holds(stored, round)) {
      return new Answer.Written(round, false);
    }
    var errors =
        mayBeOver
            ? RoundRules.opening(round, stored, relay)
            : RoundRules.opening(round, stored, relay, asked.at());
    if (!errors.isEmpty()) {
      return new Answer.Refused(errors);
    }
    var change =
        new RoundChange(1, asked.at(), asked.by(), asked.why(), List.of(new RoundEdit.Opened()));
    if (journal.open(round, change)) {
      return new Answer.Written(round, true);
    }
    // The rounds are read again: the same document may have been opened in the meantime.
    return holds(rounds.read(), round)
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
    var stored = rounds.read();
    if (stored.unreadable(id).isPresent()) {
      return new Answer.Unreadable(stored.unreadable(id).get());
    }
    var running = stored.find(id);
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
    var errors = RoundRules.editing(before, after, stored, relay, asked.at());
    if (!errors.isEmpty()) {
      return new Answer.Refused(errors);
    }
    var edits = RoundEdit.between(before, after);
    var change = new RoundChange(journal.last(id) + 1, asked.at(), asked.by(), asked.why(), edits);
    return journal.edit(before, after, change)
        ? new Answer.Written(after, true)
        : new Answer.Overtaken(rounds.find(id).orElseThrow().round());
  }

  /** Writes a round anew that cannot be read. */
  public Answer repair(UnreadableRound before, Round after, Asked asked) {
    var errors = RoundRules.repairing(before, after, rounds.read(), relay);
    if (!errors.isEmpty()) {
      return new Answer.Refused(errors);
    }
    var change =
        new RoundChange(
            journal.last(before.id()) + 1,
            asked.at(),
            asked.by(),
            asked.why(),
            List.of(new RoundEdit.Repaired()));
    if (journal.repair(before, after, change)) {
      return new Answer.Written(after, true);
    }
    // Somebody else was first; what stands there now, their answer tells.
    return edit(before.id(), _ -> false, after, asked);
  }

  private static boolean holds(StoredRounds stored, Round round) {
    return stored.rounds().stream().anyMatch(it -> it.round().equals(round));
  }
}
