package nl.leernetwerk.schools.lists;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real lists, which are not part of the project; tests that need them are skipped with a
 * reason.
 */
public final class RealLists {
  public static final String ABSENT = "the real school lists are not in ../shared/data";

  private static final Path DATA =
      Path.of(System.getProperty("project.root", "."), "..", "shared", "data").normalize();

  static final Path DUO_PRIMARY = DATA.resolve("02.-alle-schoolvestigingen-basisonderwijs.csv");
  public static final Path PLAIN = DATA.resolve("schools-2024-11-22.csv");

  private RealLists() {}

  static boolean present() {
    return Files.exists(DUO_PRIMARY) && Files.exists(PLAIN);
  }
}
