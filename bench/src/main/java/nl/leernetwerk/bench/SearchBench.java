package nl.leernetwerk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.lists.RealLists;
import nl.leernetwerk.schools.lists.SchoolLists;
import nl.leernetwerk.schools.search.SchoolSearch;
import nl.leernetwerk.schools.search.TypedQuery;

/**
 * Measures how often the search for schools finds the school that is meant, and what one keystroke
 * in its field costs, with a list as long as the national one.
 */
final class SearchBench {
  private static final int SCHOOLS = 8_622;
  private static final int LOOKED_FOR = 40;
  private static final int LONGEST = 12;
  private static final int TRIALS = 3;

  /** Bounds: of a hundred queries, how many find their school first, and among ten. */
  private static final int FIRST = 90;

  private static final int AMONG_TEN = 99;

  /** Bound: milliseconds that 95 of a hundred queries may take. */
  private static final double P95 = 5;

  private SearchBench() {}

  /** Whether every bound was kept; without the national list there are only times. */
  static boolean measure(PrintStream out) throws IOException {
    boolean real = Files.exists(RealLists.PLAIN);
    var schools = real ? SchoolLists.read(List.of(RealLists.PLAIN)).schools() : repeated();
    var made = Spread.of(DoubleStream.generate(() -> make(schools)).limit(TRIALS));
    var search = new SchoolSearch(schools);
    var keys = keyByKey(schools);
    keys.forEach(query -> search(search, query));
    var whole = TypedQuery.heldBack().stream().map(TypedQuery::text).toList();
    whole.forEach(query -> search(search, query));
    System.gc();
    var keyTimes = times(search, keys);
    var wholeTimes = times(search, whole);

    out.printf(
        "%nSearch: %d schools of %s; key by key what %d people type, and the held-back queries%n",
        schools.size(), real ? "the national list" : "the invented list", LOOKED_FOR);
    out.println(Spread.head());
    out.println(keyTimes.row("one key (" + keyTimes.trials() + ")", "%.3f ms"));
    out.println(wholeTimes.row("one query (" + wholeTimes.trials() + ")", "%.3f ms"));
    out.println(made.row("making the search", "%.0f ms"));
    if (!real) {
      out.println("  How often a school is found is not measured: the national list is not here.");
      return true;
    }
    boolean found = found(out, search, "held back", TypedQuery.heldBack());
    found(out, search, "for tuning", TypedQuery.forTuning());
    boolean fast = keyTimes.percentile(95) < P95 && wholeTimes.percentile(95) < P95;
    out.printf(
        "  Bounds (first %d %%, among ten %d %%, p95 under %.0f ms): %s%n",
        FIRST, AMONG_TEN, P95, found && fast ? "kept" : "NOT KEPT");
    return found && fast;
  }

  private static boolean found(
      PrintStream out, SchoolSearch search, String set, List<TypedQuery> queries) {
    Map<String, List<Integer>> places =
        queries.stream()
            .collect(
                Collectors.groupingBy(
                    TypedQuery::kind,
                    TreeMap::new,
                    Collectors.mapping(
                        query -> query.placeIn(search.search(query.text()).schools()),
                        Collectors.toList())));
    out.printf("  %-36s %11s %11s %11s%n", "queries " + set, "queries", "first", "among ten");
    places.forEach((kind, of) -> out.println(row(kind, of)));
    var all = places.values().stream().flatMap(List::stream).toList();
    out.println(row("all", all));
    return share(all, 1) >= FIRST && share(all, SchoolSearch.MAX_RESULTS) >= AMONG_TEN;
  }

  private static String row(String kind, List<Integer> places) {
    return "  %-36s %11d %9.1f %% %9.1f %%"
        .formatted(kind, places.size(), share(places, 1), share(places, SchoolSearch.MAX_RESULTS));
  }

  private static double share(List<Integer> places, int last) {
    return 100.0 * places.stream().filter(it -> it > 0 && it <= last).count() / places.size();
  }

  private static double make(List<School> schools) {
    long start = System.nanoTime();
    var search = new SchoolSearch(schools);
    double millis = (System.nanoTime() - start) / 1e6;
    search(search, schools.getFirst().name());
    return millis;
  }

  private static Spread times(SchoolSearch search, List<String> queries) {
    return Spread.of(
        IntStream.range(0, TRIALS)
            .boxed()
            .flatMap(_ -> queries.stream())
            .mapToDouble(query -> search(search, query) / 1e6));
  }

  private static long search(SchoolSearch search, String query) {
    long start = System.nanoTime();
    search.search(query);
    return System.nanoTime() - start;
  }

  /** What people type to find a school: its name, its place and name, or its code. */
  private static List<String> keyByKey(List<School> schools) {
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
