package nl.leernetwerk.schools.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import nl.leernetwerk.schools.School;

/**
 * What somebody types to find a school in the national list, and the school that they mean.
 *
 * @param kind what is different about the way it is typed
 * @param codes the codes of the school; several when nothing that was typed tells them apart
 */
public record TypedQuery(String kind, String text, Set<String> codes) {

  /**
   * Queries that were written from the lists before the search was, and that nobody tuned the
   * search on: for measuring.
   */
  public static List<TypedQuery> heldBack() {
    return read("held-back.tsv");
  }

  /** Other queries of the same kinds, for making the search better. */
  public static List<TypedQuery> forTuning() {
    return read("tuning.tsv");
  }

  private static List<TypedQuery> read(String file) {
    try (var text = TypedQuery.class.getResourceAsStream(file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .map(field -> new TypedQuery(field[0], field[1], Set.of(field[2].split(","))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The place of the school among those found, counted from 1; 0 when it is not among them. */
  public int placeIn(List<School> found) {
    for (int i = 0; i < found.size(); i++) {
      if (codes.contains(found.get(i).code().value())) {
        return i + 1;
      }
    }
    return 0;
  }
}
