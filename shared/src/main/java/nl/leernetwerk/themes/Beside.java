package nl.leernetwerk.themes;

import java.util.List;
import nl.leernetwerk.themes.Grouping.Placed;

/**
 * Where new questions fit, beside what people decided.
 *
 * @param joining for each decided group, in the same order, the new questions that fit it
 * @param apart a grouping of the other new questions
 */
public record Beside(List<List<Placed>> joining, Grouping apart) {
  public Beside {
    joining = List.copyOf(joining);
  }
}
