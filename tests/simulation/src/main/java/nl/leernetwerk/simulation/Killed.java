package nl.leernetwerk.simulation;

/** The end of a process: no exception that anybody handles. */
final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("killed", null, false, false);
  }
}
