package nl.leernetwerk.local.aws;

/** A function did not answer: it threw, or its time was up. */
public final class InvocationFailed extends Exception {

  /** The causes of a failure. */
  public enum Cause {
    ERROR,
    TIME_OUT
  }

  private final Cause failure;

  InvocationFailed(String function, Cause failure, Throwable cause) {
    super(function + ": " + (failure == Cause.TIME_OUT ? "time-out" : "error"), cause);
    this.failure = failure;
  }

  /** The cause of the failure. */
  public Cause failure() {
    return failure;
  }
}
