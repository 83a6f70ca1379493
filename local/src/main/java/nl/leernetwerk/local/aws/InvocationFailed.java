package nl.leernetwerk.local.aws;

/** A function did not answer: it threw, or its time was up. */
public final class InvocationFailed extends Exception {

  /** What went wrong. */
  public enum Cause {
    ERROR,
    TIME_OUT
  }

  private final Cause failure;

  InvocationFailed(String function, Cause failure, Throwable cause) {
    super(function + ": " + (failure == Cause.TIME_OUT ? "time-out" : "error"), cause);
    this.failure = failure;
  }

  /** What went wrong. */
  public Cause failure() {
    return failure;
  }
}
