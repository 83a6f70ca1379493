package nl.leernetwerk.rounds;

/** What the outside is told about a round. */
public enum RoundState {
  UPCOMING,
  OPEN,
  /** The deadline has passed; the round is not yet closed. */
  CLOSING,
  CLOSED,
  ALLOCATED
}
