package nl.leernetwerk.local;

/**
 * Something that the person at the command line can correct. It is told in one sentence, without a
 * stack trace.
 */
public final class Complaint extends Exception {
  /** A complaint with the sentence to tell. */
  public Complaint(String message) {
    super(message);
  }
}
