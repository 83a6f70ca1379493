package nl.leernetwerk.rounds;

import java.util.Optional;

/**
 * A meeting that a round announces.
 *
 * @param words when it will be, as people read it
 * @param given the days, when the round names them
 */
public record PlannedMeeting(String words, Optional<Period> given) {
  /** A meeting of which the round has words only. */
  public static PlannedMeeting in(String words) {
    return new PlannedMeeting(words, Optional.empty());
  }

  /** The days between which it will be; empty when neither the round nor the words tell. */
  public Optional<Period> period() {
    return given.or(() -> Period.said(words));
  }
}
