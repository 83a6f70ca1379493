package nl.leernetwerk.local;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import nl.leernetwerk.local.clock.LocalTime;

/** What the command line asks for. */
public sealed interface Arguments {

  /** Serve until stopped. */
  record Serve(
      int port,
      Optional<Instant> now,
      boolean inMemory,
      Optional<Path> data,
      Optional<Path> round,
      List<Path> schools)
      implements Arguments {

    /** The settings of the stack that this asks for, of the project in that folder. */
    public Stack.Settings settings(Path project, RandomGenerator random) {
      var folder =
          inMemory
              ? Optional.<Path>empty()
              : Optional.of(data.orElse(project.resolve("data")).toAbsolutePath());
      return new Stack.Settings(project, port, folder, now, random);
    }
  }

  /** Play a whole enrolment and tell how it went. */
  record Demo(
      Optional<Path> registrations,
      Optional<Path> round,
      List<Path> schools,
      Optional<String> policy,
      String seed)
      implements Arguments {}

  /** Load school lists into a table on AWS. */
  record LoadSchools(String table, List<Path> schools) implements Arguments {}

  /** Check the record of a draw. */
  record VerifyDraw(Path file) implements Arguments {}

  /** Group the questions of a file into themes. */
  record Themes(Path file, OptionalInt clusters) implements Arguments {}

  /** Put back into a table on AWS what it has lost since a backup. */
  record BringBack(String from, String into) implements Arguments {}

  /** Reads the command line. */
  static Arguments parse(List<String> words) throws Complaint {
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "demo" -> demo(words.subList(1, words.size()));
      case "load-schools" -> loadSchools(words.subList(1, words.size()));
      case "verify-draw" -> verifyDraw(words.subList(1, words.size()));
      case "themes" -> themes(words.subList(1, words.size()));
      case "bring-back" -> bringBack(words.subList(1, words.size()));
      default -> serve(words);
    };
  }

  private static LoadSchools loadSchools(List<String> words) throws Complaint {
    var table = "";
    var schools = new ArrayList<Path>();
    var rest = new Rest(words);
    while (rest.hasNext()) {
      var option = rest.next();
      switch (option) {
        case "--table" -> table = rest.value(option);
        case "--schools" -> schools.addAll(rest.paths(option));
        default -> throw unknown(option);
      }
    }
    if (table.isBlank() || schools.isEmpty()) {
      throw new Complaint("load-schools needs --table NAME and --schools FILE...");
    }
    return new LoadSchools(table, List.copyOf(schools));
  }

  private static VerifyDraw verifyDraw(List<String> words) throws Complaint {
    if (words.size() != 1 || words.getFirst().startsWith("--")) {
      throw new Complaint("verify-draw needs the FILE of one draw.");
    }
    return new VerifyDraw(Path.of(words.getFirst()));
  }

  private static Themes themes(List<String> words) throws Complaint {
    if (words.isEmpty() || words.getFirst().startsWith("--")) {
      throw new Complaint("themes needs a FILE of questions: id, tab, text on each line.");
    }
    var clusters = OptionalInt.empty();
    var rest = new Rest(words.subList(1, words.size()));
    while (rest.hasNext()) {
      var option = rest.next();
      if (!option.equals("--clusters")) {
        throw unknown(option);
      }
      clusters = OptionalInt.of(clusters(rest.value(option)));
    }
    return new Themes(Path.of(words.getFirst()), clusters);
  }

  private static BringBack bringBack(List<String> words) throws Complaint {
    var from = "";
    var into = "";
    var rest = new Rest(words);
    while (rest.hasNext()) {
      var option = rest.next();
      switch (option) {
        case "--from" -> from = rest.value(option);
        case "--into" -> into = rest.value(option);
        default -> throw unknown(option);
      }
    }
    if (from.isBlank() || into.isBlank() || from.equals(into)) {
      throw new Complaint("bring-back needs --from TABLE and --into ANOTHER.");
    }
    return new BringBack(from, into);
  }

  private static Serve serve(List<String> words) throws Complaint {
    int port = 8080;
    var now = Optional.<Instant>empty();
    boolean inMemory = false;
    var data = Optional.<Path>empty();
    var round = Optional.<Path>empty();
    var schools = new ArrayList<Path>();
    var rest = new Rest(words);
    while (rest.hasNext()) {
      var option = rest.next();
      switch (option) {
        case "--port" -> port = port(rest.value(option));
        case "--now" -> now = Optional.of(time(rest.value(option)));
        case "--data" -> data = Optional.of(Path.of(rest.value(option)));
        case "--in-memory" -> inMemory = true;
        case "--round" -> round = Optional.of(Path.of(rest.value(option)));
        case "--schools" -> schools.addAll(rest.paths(option));
        default -> throw unknown(option);
      }
    }
    if (inMemory && data.isPresent()) {
      throw new Complaint("Choose --data or --in-memory, not both.");
    }
    return new Serve(port, now, inMemory, data, round, List.copyOf(schools));
  }

  private static Demo demo(List<String> words) throws Complaint {
    var registrations = Optional.<Path>empty();
    var round = Optional.<Path>empty();
    var schools = new ArrayList<Path>();
    var policy = Optional.<String>empty();
    var seed = "5eed";
    var rest = new Rest(words);
    while (rest.hasNext()) {
      var option = rest.next();
      switch (option) {
        case "--registrations" -> registrations = Optional.of(Path.of(rest.value(option)));
        case "--round" -> round = Optional.of(Path.of(rest.value(option)));
        case "--schools" -> schools.addAll(rest.paths(option));
        case "--policy" -> policy = Optional.of(policy(rest.value(option)));
        case "--seed" -> seed = seed(rest.value(option));
        default -> throw unknown(option);
      }
    }
    return new Demo(registrations, round, List.copyOf(schools), policy, seed);
  }

  private static Complaint unknown(String option) {
    return new Complaint("There is no option " + option + "; ./run --help lists them.");
  }

  private static int port(String text) throws Complaint {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw new Complaint("--port takes a number up to 65535, not " + text + ".");
    }
    return Integer.parseInt(text);
  }

  private static int clusters(String text) throws Complaint {
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new Complaint("--clusters takes a whole number from 1, not " + text + ".");
    }
    return Integer.parseInt(text);
  }

  private static Instant time(String text) throws Complaint {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException _) {
      throw new Complaint("--now takes a time such as 2024-09-30T12:00:00, not " + text + ".");
    }
  }

  private static String policy(String text) throws Complaint {
    if (!text.equals("arrival") && !text.equals("draw")) {
      throw new Complaint("--policy takes arrival or draw, not " + text + ".");
    }
    return text;
  }

  private static String seed(String text) throws Complaint {
    if (!text.matches("[0-9a-fA-F]{1,64}")) {
      throw new Complaint("--seed takes 1 to 64 hexadecimal digits, not " + text + ".");
    }
    return text;
  }

  /** The words that have not been read yet. */
  final class Rest {
    private final List<String> words;
    private int at;

    private Rest(List<String> words) {
      this.words = words;
    }

    private boolean hasNext() {
      return at < words.size();
    }

    private String next() {
      return words.get(at++);
    }

    private String value(String option) throws Complaint {
      if (!hasNext() || words.get(at).startsWith("--")) {
        throw new Complaint(option + " needs a value; ./run --help tells which.");
      }
      return next();
    }

    private List<Path> paths(String option) throws Complaint {
      var paths = new ArrayList<Path>();
      paths.add(Path.of(value(option)));
      while (hasNext() && !words.get(at).startsWith("--")) {
        paths.add(Path.of(next()));
      }
      return paths;
    }
  }
}
