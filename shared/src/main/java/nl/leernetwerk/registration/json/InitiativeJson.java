package nl.leernetwerk.registration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Resemblance;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/** A registration as JSON, for signed-in people. */
public final class InitiativeJson {
  /**
   * The parts that {@link #brief} writes in a form of its own, and who sent the registration in.
   */
  private static final List<String> ELSEWHERE =
      List.of("network", "initiative", "schools", "submittedBy");

  private InitiativeJson() {}

  /** The registration and its state, without any person. */
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
    if (registration.enteredLater()) {
      json.put("enteredLater", true);
    }
    var list = json.putArray("schools");
    submission.schools().forEach(school -> write(list.addObject(), school, schools));
    return json;
  }

  /**
   * The same, with for each school typed by hand which school of another registration it is like.
   */
  public static ObjectNode brief(
      Registration registration, Map<SchoolCode, School> schools, Resemblance resemblance) {
    var json = brief(registration, schools);
    mark(json, registration, resemblance);
    return json;
  }

  /** Adds to each school of a registration which school of another one it is like. */
  public static void mark(ObjectNode json, Registration registration, Resemblance resemblance) {
    var participants = registration.submission().schools();
    for (int i = 0; i < participants.size(); i++) {
      var school = json.withObject("/schools/" + i);
      resemblance
          .of(registration, participants.get(i))
          .ifPresent(
              known ->
                  school
                      .putObject("resembles")
                      .put("reference", known.registration().reference().text())
                      .put("name", known.name().name())
                      .put("place", known.name().place()));
    }
  }

  /**
   * Everything that was sent in, with the people and how to reach them.
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

  /** Names, beside the registrations that can be read, those that cannot; no person is in it. */
  public static ObjectNode unreadable(Round round, Readings<Registration> read, ObjectNode json) {
    if (!read.unreadable().isEmpty()) {
      var list = json.putArray("unreadable");
      read.unreadable().forEach(it -> list.add(new Reference(round.id(), it.sort()).text()));
    }
    return json;
  }

  /**
   * A school without a code is not in the list; a school without a name is no longer in the list.
   */
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
