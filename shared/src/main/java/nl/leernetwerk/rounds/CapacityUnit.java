package nl.leernetwerk.rounds;

/** What a network's capacity counts. */
public enum CapacityUnit {
  SCHOOLS,
  INITIATIVES;

  /** How many units an initiative of so many schools takes. */
  public int seats(int schools) {
    return switch (this) {
      case SCHOOLS -> schools;
      case INITIATIVES -> 1;
    };
  }
}
