package nl.leernetwerk.registration;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.schools.SchoolCode;

/**
 * What an initiative sent in. It is already valid: lengths, forms and counts are right. {@link
 * SubmissionField} lists its parts.
 *
 * @param network the sector of the network that the initiative asks for
 * @param initiative the initiative's name
 * @param schools 1 to 12, all different
 * @param learningQuestions 1 to 5
 * @param expectations what it hopes for
 * @param texts what it wrote of what it may leave out
 */
public record Submission(
    Sector network,
    String initiative,
    List<Participant> schools,
    Pair pair,
    SubmittedBy submittedBy,
    List<String> learningQuestions,
    String expectations,
    Map<OptionalText, String> texts,
    Set<Seeks> seeks) {

  public Submission {
    schools = List.copyOf(schools);
    learningQuestions = List.copyOf(learningQuestions);
    var written = new EnumMap<OptionalText, String>(OptionalText.class);
    written.putAll(texts);
    texts = Collections.unmodifiableMap(written);
    seeks = Set.copyOf(seeks);
  }

  /** That text, unless it was left out. */
  public Optional<String> text(OptionalText text) {
    return Optional.ofNullable(texts.get(text));
  }

  /** The codes of its schools that are in the national list. */
  public List<SchoolCode> codes() {
    return schools.stream()
        .filter(Participant.Listed.class::isInstance)
        .map(school -> ((Participant.Listed) school).code())
        .toList();
  }

  /** The same submission with another name and other schools. */
  public Submission named(String name, List<Participant> others) {
    return new Submission(
        network, name, others, pair, submittedBy, learningQuestions, expectations, texts, seeks);
  }

  /** The same submission, in which these schools have their codes in place of name and place. */
  public Submission listed(Map<Participant.Unlisted, SchoolCode> codes) {
    var others =
        schools.stream()
            .map(
                school ->
                    school instanceof Participant.Unlisted unlisted && codes.containsKey(unlisted)
                        ? new Participant.Listed(codes.get(unlisted))
                        : school)
            .toList();
    return new Submission(
        network,
        initiative,
        others,
        pair,
        submittedBy,
        learningQuestions,
        expectations,
        texts,
        seeks);
  }

  /** The same submission with other questions and expectations. */
  public Submission asking(List<String> questions, String hopes) {
    return new Submission(
        network, initiative, schools, pair, submittedBy, questions, hopes, texts, seeks);
  }

  /** The same submission with another pair, and with who sent it in. */
  public Submission with(Pair other, SubmittedBy by) {
    return new Submission(
        network, initiative, schools, other, by, learningQuestions, expectations, texts, seeks);
  }

  /**
   * The same submission without the people in these places. When nobody is left, the texts are
   * removed too.
   */
  public Submission without(Set<PairRole> erased) {
    var left = pair;
    for (var role : erased) {
      left = left.with(role, Person.ERASED);
    }
    var remaining = with(left, submittedBy);
    return left.isErased() ? remaining.withoutTexts() : remaining;
  }

  private Submission withoutTexts() {
    return new Submission(
        network,
        initiative,
        schools,
        pair,
        submittedBy,
        List.of(Person.ERASED.name()),
        Person.ERASED.name(),
        Map.of(),
        seeks);
  }
}
