package nl.leernetwerk.registration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;

/** A submission in the form in which it was posted, which {@link SubmissionReader} reads. */
public final class SubmissionJson {
  private SubmissionJson() {}

  /** The JSON document of a submission. */
  public static ObjectNode write(Submission submission) {
    var json = JsonNodeFactory.instance.objectNode().put("network", submission.network().name());
    json.putObject("initiative").put("name", submission.initiative());
    var schools = json.putArray("schools");
    for (var school : submission.schools()) {
      switch (school) {
        case Participant.Listed(var code) -> schools.addObject().put("code", code.value());
        case Participant.Unlisted(var name, var place) ->
            schools.addObject().put("name", name).put("place", place);
      }
    }
    write(json.putObject("practitioner"), submission.pair().practitioner());
    write(json.putObject("leader"), submission.pair().leader());
    submission.learningQuestions().forEach(json.putArray("learningQuestions")::add);
    json.put("expectations", submission.expectations());
    submission.texts().forEach((text, written) -> json.put(text.key(), written));
    var seeks = json.putArray("seeks");
    List.of(Seeks.values()).stream()
        .filter(submission.seeks()::contains)
        .forEach(it -> seeks.add(Word.of(it)));
    return json.put("submittedBy", Word.of(submission.submittedBy()));
  }

  private static void write(ObjectNode json, Person person) {
    json.put("name", person.name()).put("email", person.email().value()).put("role", person.role());
    person.phone().ifPresent(phone -> json.put("phone", phone));
  }
}
