package nl.leernetwerk.kernel;

import java.util.List;

/** The Dutch names of the months. A reduced Java runtime may lack the Dutch locale. */
public final class DutchMonths {
  /** January first. */
  public static final List<String> NAMES =
      List.of(
          "januari",
          "februari",
          "maart",
          "april",
          "mei",
          "juni",
          "juli",
          "augustus",
          "september",
          "oktober",
          "november",
          "december");

  private DutchMonths() {}
}
