package nl.leernetwerk.ownpage.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.letters.Explanation;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.json.SubmissionJson;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.workplace.SharedTheme;
import nl.leernetwerk.workplace.Sharpening;
import nl.leernetwerk.workplace.json.SharpenJson;

/** What a personal link shows, as JSON. */
public final class OwnRegistrationJson {
  private OwnRegistrationJson() {}

  /**
   * A registration with its state in words, its history, and the actions that are possible now.
   *
   * @param arrival when this request arrived
   * @param schools the names of its schools
   * @param themes of its network, as far as its facilitators show them
   */
  public static ObjectNode write(
      OwnRegistration own,
      Arrival arrival,
      Map<SchoolCode, School> schools,
      List<SharedTheme> themes) {
    var registration = own.registration();
    var state = own.state();
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("reference", registration.reference().text())
            .put("role", Word.of(own.role()));
    var round = own.round();
    json.putObject("round")
        .put("id", round.id())
        .put("name", round.name())
        .put("deadline", round.deadline().toString())
        .put("policy", Word.of(round.policy()))
        .put("contact", round.contact().value());
    json.put("receivedAt", registration.arrival().at().toString()).put("state", state.word());
    if (registration.enteredLater()) {
      json.put("enteredLater", true);
    }
    state.network().ifPresent(network -> json.put("network", network));
    Explanation.of(own, arrival).forEach(json.putArray("explanation")::add);
    own.place().ifPresent(place -> json.put("place", place));
    if (state instanceof RegistrationState.Offered(var network, var until)) {
      json.putObject("offer")
          .put("network", network)
          .put("answerBy", OwnRegistration.lastDay(until).toString());
    }
    own.seat()
        .ifPresent(
            network -> {
              var people = json.putArray("facilitators");
              network
                  .facilitators()
                  .forEach(
                      it ->
                          people
                              .addObject()
                              .put("name", it.name())
                              .put("email", it.email().value()));
              round.meetings().forEach(json.putArray("meetings")::add);
            });
    json.set("registration", SubmissionJson.write(registration.submission()));
    registration
        .sharpened()
        .ifPresent(
            text -> {
              json.put("sharpenedTag", Sharpening.tag(registration));
              json.set("sharpened", SharpenJson.write(text, Map.of()));
              json.set("sharpenedJustNow", SharpenJson.write(own.sharpenedJustNow()));
            });
    if (!themes.isEmpty()) {
      var list = json.putArray("themes");
      themes.forEach(theme -> write(theme, list.addObject()));
    }
    var named = json.putArray("schools");
    registration.submission().codes().stream()
        .filter(schools::containsKey)
        .map(schools::get)
        .forEach(
            school ->
                named
                    .addObject()
                    .put("code", school.code().value())
                    .put("name", school.name())
                    .put("place", school.place())
                    .put("sector", school.sector().name()));
    var may = json.putArray("may");
    own.may(arrival).forEach(act -> may.add(Word.of(act)));
    var changes = json.putArray("changes");
    changes(own)
        .sorted(Comparator.comparing(Change::at))
        .forEach(
            change ->
                changes
                    .addObject()
                    .put("at", change.at().toString())
                    .put("by", by(change.by(), registration.reference()))
                    .put("what", change.what()));
    return json;
  }

  private static void write(SharedTheme theme, ObjectNode json) {
    json.put("name", theme.name()).put("description", theme.description());
    theme.meeting().ifPresent(it -> json.put("meeting", it));
    var questions = json.putArray("questions");
    theme
        .questions()
        .forEach(
            it -> questions.addObject().put("initiative", it.initiative()).put("text", it.text()));
  }

  private record Change(Instant at, Actor by, String what) {}

  private static Stream<Change> changes(OwnRegistration own) {
    var reference = own.registration().reference();
    return Stream.of(
            own.amendments().stream().map(it -> new Change(it.at(), it.by(), it.action().told())),
            own.history().stream()
                .flatMap(history -> history.of(reference).stream())
                .map(
                    step ->
                        new Change(
                            step.change().at(),
                            step.change().by(),
                            Explanation.of(step, reference))),
            own.sharpenings().stream().flatMap(OwnRegistrationJson::sharpened))
        .flatMap(it -> it);
  }

  private static Stream<Change> sharpened(Sharpened text) {
    return Stream.concat(
        Stream.of(new Change(text.at(), text.by(), Explanation.of(text))),
        text.confirmedItself().stream()
            .map(it -> new Change(it.at(), it.by(), Explanation.CONFIRMED)));
  }

  /** An action by somebody of another initiative is told as done by the system. */
  private static String by(Actor actor, Reference own) {
    return switch (actor) {
      case Actor.Organiser _ -> "organiser";
      case Actor.Facilitator _ -> "facilitator";
      case Actor.Participant(var whose, var role) when whose.equals(own) -> Word.of(role);
      case Actor.Automatic _, Actor.Participant _ -> "system";
    };
  }
}
