package nl.leernetwerk.schools;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of the country that have their school holidays at different times. */
public enum HolidayRegion {
  NOORD,
  MIDDEN,
  ZUID;

  /** The region with that name in DUO's lists; empty when there is none. */
  public static Optional<HolidayRegion> named(String word) {
    var name = word.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(region -> region.name().equals(name)).findFirst();
  }
}
