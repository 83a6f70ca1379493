package nl.leernetwerk.rounds;

/** The state of a round that everybody may know. */
public enum RoundState {
  UPCOMING,
  OPEN,
  /** The deadline has passed; the round is not yet closed. */
  CLOSING,
  CLOSED,
  ALLOCATED
}
