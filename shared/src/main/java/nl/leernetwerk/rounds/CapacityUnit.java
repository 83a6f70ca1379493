package nl.leernetwerk.rounds;

/** What a network's capacity counts. */
public enum CapacityUnit {
  SCHOOLS,
  INITIATIVES;

  /** How many seats an initiative with this number of schools takes. */
  public int seats(int schools) {
    return switch (this) {
      case SCHOOLS -> schools;
      case INITIATIVES -> 1;
    };
  }
}
