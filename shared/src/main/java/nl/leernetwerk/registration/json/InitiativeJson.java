package nl.leernetwerk.registration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/** A registration as JSON, for people who signed in. */
public final class InitiativeJson {
  /** What {@link #brief} tells in its own form, and who sent it in. */
  private static final List<String> ELSEWHERE =
      List.of("network", "initiative", "schools", "submittedBy");

  private InitiativeJson() {}

  /** What it is and how it stands; no person is in it. */
  public static ObjectNode brief(Registration registration, Map<SchoolCode, School> schools) {
    var submission = registration.submission();
    var state = registration.state();
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("reference", registration.reference().text())
            .put("name", submission.initiative())
            .put("sector", submission.network().name())
            .put("receivedAt", registration.arrival().at().toString())
            .put("state", state.word());
    state.network().ifPresent(network -> json.put("network", network));
    registration
        .outcome()
        .ifPresent(
            outcome -> {
              json.put("turn", outcome.turn()).put("seats", outcome.seats());
              if (outcome instanceof Outcome.Waiting waiting
                  && state instanceof RegistrationState.Waiting) {
                json.put("place", waiting.place());
              }
            });
    var list = json.putArray("schools");
    submission.schools().forEach(school -> write(list.addObject(), school, schools));
    return json;
  }

  /**
   * All that it sent in, with its people and how to reach them.
   *
   * @param failing the addresses that mail does not reach
   */
  public static ObjectNode full(
      Registration registration, Map<SchoolCode, School> schools, Predicate<EmailAddress> failing) {
    var submission = registration.submission();
    var json = brief(registration, schools);
    var sent = SubmissionJson.write(submission);
    sent.remove(ELSEWHERE);
    json.setAll(sent);
    for (var role : PairRole.values()) {
      json.withObject("/" + Word.of(role))
          .put("mailFails", failing.test(submission.pair().person(role).email()));
    }
    return json;
  }

  /** Without a code, a school is not in the list; without a name, it is no longer. */
  private static void write(
      ObjectNode json, Participant participant, Map<SchoolCode, School> schools) {
    switch (participant) {
      case Participant.Listed(var code) -> {
        json.put("code", code.value());
        Optional.ofNullable(schools.get(code))
            .ifPresent(school -> json.put("name", school.name()).put("place", school.place()));
      }
      case Participant.Unlisted(var name, var place) -> json.put("name", name).put("place", place);
    }
  }
}
