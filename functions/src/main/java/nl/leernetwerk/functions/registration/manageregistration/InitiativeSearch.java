package nl.leernetwerk.functions.registration.manageregistration;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/**
 * Finds the initiatives that contain every word: in the name, the reference, a school, a person or
 * an e-mail address. Accents and capitals make no difference.
 */
record InitiativeSearch(List<String> words, Map<SchoolCode, School> schools) {
  /** With more results than this, the answer helps nobody. */
  static final int MOST = 50;

  static final Comparator<Registration> ORDER =
      Comparator.comparing((Registration it) -> plain(it.submission().initiative()))
          .thenComparing(Registration::reference);

  /** The words to look for; none when the text is too short to search with. */
  static List<String> words(String typed) {
    var plain = plain(typed.strip());
    return plain.codePoints().filter(Character::isLetterOrDigit).count() < 2
        ? List.of()
        : Arrays.stream(plain.split("\\s+")).toList();
  }

  boolean finds(Registration registration) {
    var submission = registration.submission();
    var pair = submission.pair();
    var text =
        Stream.of(
                Stream.of(registration.reference().text(), submission.initiative()),
                submission.schools().stream().flatMap(this::texts),
                Stream.of(pair.practitioner(), pair.leader()).flatMap(InitiativeSearch::texts))
            .flatMap(it -> it)
            .map(InitiativeSearch::plain)
            .collect(Collectors.joining("\n"));
    return words.stream().allMatch(text::contains);
  }

  private Stream<String> texts(Participant school) {
    return switch (school) {
      case Participant.Listed(var code) ->
          Stream.concat(
              Stream.of(code.value()),
              Optional.ofNullable(schools.get(code)).stream()
                  .flatMap(it -> Stream.of(it.name(), it.place())));
      case Participant.Unlisted(var name, var place) -> Stream.of(name, place);
    };
  }

  private static Stream<String> texts(Person person) {
    return Stream.of(person.name(), person.email().value());
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
