package nl.leernetwerk.meetings;

import java.time.Instant;
import java.util.Optional;

/**
 * A meeting of a network.
 *
 * @param number its place among the meetings of the round, from 1
 * @param programme what happens there, in words; empty when nobody has written it
 */
public record Meeting(int number, State state, Optional<String> programme) {

  /** How far a meeting is. */
  public sealed interface State {

    /** It has no day yet. */
    record Planned() implements State {}

    /** Its day and place are settled. */
    record Settled(Appointment appointment) implements State {}

    /** It will not take place. */
    record Cancelled() implements State {}
  }

  /** A meeting of which only the period is known. */
  public static Meeting planned(int number) {
    return new Meeting(number, new State.Planned(), Optional.empty());
  }

  /** When and where it is; empty while no day is settled, and when it was cancelled. */
  public Optional<Appointment> appointment() {
    return state instanceof State.Settled(var appointment)
        ? Optional.of(appointment)
        : Optional.empty();
  }

  /** When and where it is, as long as it is not over. */
  public Optional<Appointment> ahead(Instant now) {
    return appointment().filter(it -> now.isBefore(it.over()));
  }

  /** The same meeting in that state. */
  public Meeting in(State next) {
    return new Meeting(number, next, programme);
  }
}
