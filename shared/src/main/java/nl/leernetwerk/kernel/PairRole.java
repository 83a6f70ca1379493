package nl.leernetwerk.kernel;

/** The two places in a pair. */
public enum PairRole {
  /** A teacher or student counsellor. */
  PRACTITIONER,
  /** Someone from the school leadership. */
  LEADER
}
