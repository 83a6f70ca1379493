package nl.leernetwerk.schools.search;

import java.util.List;
import nl.leernetwerk.schools.School;

/**
 * What a search gives.
 *
 * @param schools the schools that match best, the best first
 * @param more how many other schools match as well
 */
public record Found(List<School> schools, int more) {
  static final Found NOTHING = new Found(List.of(), 0);

  public Found {
    schools = List.copyOf(schools);
  }
}
