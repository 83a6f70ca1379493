package nl.leernetwerk.local;

/** Something that whoever started this can mend; told in one sentence, without a stack trace. */
public final class Complaint extends Exception {
  /** Says what is wrong. */
  public Complaint(String message) {
    super(message);
  }
}
