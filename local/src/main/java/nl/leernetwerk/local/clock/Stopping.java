package nl.leernetwerk.local.clock;

/** The machine stops. Work that is left is done after its next start. */
public final class Stopping extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Stopping() {
    super("this machine stops");
  }
}
