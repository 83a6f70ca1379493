package nl.leernetwerk.registration;

/** What an initiative hopes to find: the announcement's three kinds. */
public enum Seeks {
  /** Answers to questions it has long had. */
  ANSWERS,
  /** Practical knowledge to apply at once. */
  PRACTICE,
  /** To share knowledge and experience. */
  SHARING
}
