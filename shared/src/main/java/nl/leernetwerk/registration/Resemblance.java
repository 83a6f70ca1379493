package nl.leernetwerk.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolName;

/**
 * Finds schools that were typed by hand and look like a school of another registration. Only a
 * person can tell whether they are the same, so nothing is refused for it.
 */
public final class Resemblance {
  /** Words that say what kind of school it is, or nothing; people leave them out. */
  private static final Set<String> FILLERS =
      Set.of(
          "basisschool",
          "school",
          "bs",
          "obs",
          "cbs",
          "rkbs",
          "pcbs",
          "pcb",
          "kbs",
          "openbare",
          "christelijke",
          "katholieke",
          "college",
          "locatie",
          "de",
          "het",
          "t",
          "te",
          "in",
          "en");

  /** What is written short, and in full. */
  private static final Map<String, String> SHORT =
      Map.of(
          "st",
          "sint",
          "ste",
          "sinte",
          "basissch",
          "basisschool",
          "chr",
          "christelijke",
          "ad",
          "aan de");

  private static final Map<String, String> PLACES =
      Map.of("den haag", "s gravenhage", "den bosch", "s hertogenbosch");

  private final List<Known> known;

  /** A school that takes part, and the registration that names it. */
  public record Known(SchoolName name, Participant school, Registration registration) {}

  private Resemblance(List<Known> known) {
    this.known = known;
  }

  /** Compares with every school of these registrations that still takes part. */
  public static Resemblance among(
      List<Registration> registrations, Map<SchoolCode, School> schools) {
    var known = new ArrayList<Known>();
    registrations.stream()
        .filter(it -> !(it.state() instanceof RegistrationState.Withdrawn))
        .forEach(
            registration ->
                registration
                    .submission()
                    .schools()
                    .forEach(
                        school ->
                            name(school, schools)
                                .ifPresent(
                                    name -> known.add(new Known(name, school, registration)))));
    return new Resemblance(known);
  }

  /** A school of another registration that a school of this one resembles. */
  public Optional<Known> of(Registration registration, Participant school) {
    return school instanceof Participant.Unlisted unlisted
        ? known.stream()
            .filter(it -> !it.registration().reference().equals(registration.reference()))
            .filter(it -> alike(unlisted.called(), it.name()))
            .findFirst()
        : Optional.empty();
  }

  private static Optional<SchoolName> name(Participant school, Map<SchoolCode, School> schools) {
    return switch (school) {
      case Participant.Listed(var code) ->
          Optional.ofNullable(schools.get(code)).map(SchoolName::of);
      case Participant.Unlisted unlisted -> Optional.of(unlisted.called());
    };
  }

  /** Whether two names in one place may be the same school. */
  static boolean alike(SchoolName one, SchoolName other) {
    if (!place(one).equals(place(other))) {
      return false;
    }
    var words = words(one);
    var others = words(other);
    // A second building has its number, and "De Vlier 2" is not "De Vlier 3".
    return numbers(words).equals(numbers(others))
        && (words.containsAll(others)
            || others.containsAll(words)
            || near(String.join("", words), String.join("", others)));
  }

  private static String place(SchoolName name) {
    var plain = SchoolName.plain(name.place());
    return PLACES.getOrDefault(plain, plain);
  }

  /** The words that make the name, in order of the alphabet; all its words when none does. */
  private static Set<String> words(SchoolName name) {
    var all =
        Stream.of(SchoolName.plain(name.name()).split(" "))
            .flatMap(word -> Stream.of(SHORT.getOrDefault(word, word).split(" ")))
            .collect(Collectors.toCollection(TreeSet::new));
    var some = new TreeSet<>(all);
    some.removeAll(FILLERS);
    return some.isEmpty() ? all : some;
  }

  private static Set<String> numbers(Set<String> words) {
    return words.stream()
        .filter(word -> word.chars().anyMatch(Character::isDigit))
        .collect(Collectors.toSet());
  }

  /** Whether one becomes the other by a typing error, or two in a long name. */
  private static boolean near(String one, String other) {
    int most = Math.min(one.length(), other.length()) < 8 ? 1 : 2;
    if (Math.abs(one.length() - other.length()) > most) {
      return false;
    }
    var row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(same, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[other.length()] <= most;
  }
}
