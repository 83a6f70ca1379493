package nl.leernetwerk.functions.registration.manageregistration;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Folding;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/**
 * Finds the initiatives that contain every word: in the name, the reference, a school, a person's
 * name, role, e-mail address or phone number, or a learning question, as it was sent in or as it
 * was sharpened. Accents, capitals and punctuation make no difference, so that whatever a mail of
 * ours prints can be pasted as it is: "(2024-2025-7K3F- 9QXM)", "Jo Smit, directeur". A phone
 * number is found in every spelling.
 */
record InitiativeSearch(List<Folding.Word> words, Map<SchoolCode, School> schools) {
  /** With more results than this, the answer helps nobody. */
  static final int MOST = 50;

  static final Comparator<Registration> ORDER =
      Comparator.comparing((Registration it) -> Folding.fold(it.submission().initiative()))
          .thenComparing(Registration::reference);

  /** The words to look for; none when the text is too short to search with. */
  static List<Folding.Word> words(String typed) {
    var words = Folding.words(Folding.phonesAsDigits(typed));
    return words.stream().mapToInt(it -> it.joined().length()).sum() < 2 ? List.of() : words;
  }

  boolean finds(Registration registration) {
    var submission = registration.submission();
    var pair = submission.pair();
    var text =
        Stream.of(
                Stream.of(registration.reference().text(), submission.initiative()),
                submission.schools().stream().flatMap(this::texts),
                Stream.of(pair.practitioner(), pair.leader()).flatMap(InitiativeSearch::texts),
                submission.learningQuestions().stream(),
                registration.sharpened().stream().flatMap(it -> it.texts().stream()))
            .flatMap(it -> it)
            .map(Folding::joined)
            .collect(Collectors.joining("\n"));
    return words.stream().allMatch(word -> word.isIn(text));
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
    return Stream.concat(
        Stream.of(person.name(), person.email().value(), person.role()),
        person.phone().stream().map(Folding::phonesAsDigits));
  }
}
