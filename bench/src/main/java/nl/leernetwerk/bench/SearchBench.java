package nl.leernetwerk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolSearch;
import nl.leernetwerk.schools.lists.SchoolLists;

/**
 * Measures what one keystroke in the search field for schools costs, with a list as long as the
 * national one.
 */
final class SearchBench {
  private static final int SCHOOLS = 8_622;
  private static final int LOOKED_FOR = 40;
  private static final int LONGEST = 12;
  private static final int TRIALS = 3;

  private SearchBench() {}

  static void measure(PrintStream out) throws IOException {
    var root = Path.of(System.getProperty("project.root"));
    var file = root.resolve("../shared/data/schools-2024-11-22.csv");
    boolean real = Files.exists(file);
    var schools = real ? SchoolLists.read(List.of(file)).schools() : repeated();
    var made = Spread.of(DoubleStream.generate(() -> make(schools)).limit(TRIALS));
    var search = new SchoolSearch(schools);
    var typed = typed(schools);
    typed.forEach(query -> search(search, query));
    System.gc();
    var times =
        Spread.of(
            IntStream.range(0, TRIALS)
                .boxed()
                .flatMap(_ -> typed.stream())
                .mapToDouble(query -> search(search, query) / 1e6));

    out.printf(
        "%nSearch: %d schools of %s, %d times what %d people type, key by key%n",
        schools.size(), real ? "the national list" : "the invented list", TRIALS, LOOKED_FOR);
    out.println(Spread.head());
    out.println(times.row("one query (" + times.trials() + ")", "%.3f ms"));
    out.println(made.row("making the search", "%.0f ms"));
  }

  private static double make(List<School> schools) {
    long start = System.nanoTime();
    var search = new SchoolSearch(schools);
    double millis = (System.nanoTime() - start) / 1e6;
    search(search, schools.getFirst().name());
    return millis;
  }

  private static long search(SchoolSearch search, String query) {
    long start = System.nanoTime();
    var found = search.search(query);
    long nanos = System.nanoTime() - start;
    if (found.isEmpty()) {
      throw new IllegalStateException("nothing was found for " + query);
    }
    return nanos;
  }

  /** What people type to find a school: its name, its place and name, or its code. */
  private static List<String> typed(List<School> schools) {
    return new Random(1)
        .ints(LOOKED_FOR, 0, schools.size())
        .mapToObj(schools::get)
        .flatMap(
            school ->
                Stream.of(
                    school.name(), school.place() + " " + school.name(), school.code().value()))
        .flatMap(
            text ->
                IntStream.rangeClosed(2, Math.min(LONGEST, text.length()))
                    .mapToObj(length -> text.substring(0, length)))
        .filter(text -> text.chars().filter(Character::isLetterOrDigit).count() >= 2)
        .toList();
  }

  private static List<School> repeated() {
    var invented = SchoolLists.invented();
    var schools = new ArrayList<School>(SCHOOLS);
    for (int i = 0; i < SCHOOLS; i++) {
      schools.add(invented.get(i % invented.size()));
    }
    return schools;
  }
}
