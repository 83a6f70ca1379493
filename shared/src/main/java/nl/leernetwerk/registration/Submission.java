package nl.leernetwerk.registration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.schools.SchoolCode;

/**
 * What a school initiative sent in, already valid: lengths, forms and counts are right. {@link
 * SubmissionRules} makes one.
 *
 * @param network the sector of the network it asks for
 * @param initiative its name
 * @param schools 1 to 12, all different
 * @param learningQuestions 1 to 5
 * @param expectations what it hopes for
 * @param contribution what it could share
 */
public record Submission(
    Sector network,
    String initiative,
    List<Participant> schools,
    Pair pair,
    SubmittedBy submittedBy,
    List<String> learningQuestions,
    String expectations,
    Optional<String> contribution,
    Set<Seeks> seeks) {

  public Submission {
    schools = List.copyOf(schools);
    learningQuestions = List.copyOf(learningQuestions);
    seeks = Set.copyOf(seeks);
  }

  /** The codes of its schools that are in the national list. */
  public List<SchoolCode> codes() {
    return schools.stream()
        .filter(Participant.Listed.class::isInstance)
        .map(school -> ((Participant.Listed) school).code())
        .toList();
  }

  /** The same about that pair, sent in by whom that says. */
  public Submission with(Pair other, SubmittedBy by) {
    return new Submission(
        network,
        initiative,
        schools,
        other,
        by,
        learningQuestions,
        expectations,
        contribution,
        seeks);
  }
}
