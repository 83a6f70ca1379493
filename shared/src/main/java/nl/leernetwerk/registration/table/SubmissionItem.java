package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.map;
import static nl.leernetwerk.kernel.table.Attributes.optional;
import static nl.leernetwerk.kernel.table.Attributes.text;
import static nl.leernetwerk.kernel.table.Attributes.texts;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.schools.SchoolCode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a submission to one attribute of its registration's item, and back. */
final class SubmissionItem {
  private SubmissionItem() {}

  static AttributeValue write(Submission submission) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put("network", text(submission.network().name()));
    item.put("initiative", text(submission.initiative()));
    item.put(
        "schools",
        AttributeValue.fromL(submission.schools().stream().map(SubmissionItem::school).toList()));
    item.put("practitioner", person(submission.pair().practitioner()));
    item.put("leader", person(submission.pair().leader()));
    item.put("submittedBy", text(submission.submittedBy().name()));
    item.put("learningQuestions", texts(submission.learningQuestions()));
    item.put("expectations", text(submission.expectations()));
    submission.texts().forEach((it, written) -> item.put(it.key(), text(written)));
    item.put("seeks", texts(submission.seeks().stream().sorted().map(Enum::name).toList()));
    return map(item);
  }

  static Submission read(Map<String, AttributeValue> item) {
    var written = new EnumMap<OptionalText, String>(OptionalText.class);
    for (var it : OptionalText.values()) {
      optional(item, it.key()).ifPresent(text -> written.put(it, text));
    }
    return new Submission(
        Sector.valueOf(item.get("network").s()),
        typed(item, "initiative"),
        item.get("schools").l().stream().map(SubmissionItem::school).toList(),
        new Pair(person(item.get("practitioner").m()), person(item.get("leader").m())),
        SubmittedBy.valueOf(item.get("submittedBy").s()),
        texts(item.get("learningQuestions")),
        typed(item, "expectations"),
        written,
        texts(item.get("seeks")).stream().map(Seeks::valueOf).collect(Collectors.toSet()));
  }

  private static AttributeValue school(Participant school) {
    return switch (school) {
      case Participant.Listed(var code) -> map(Map.of("code", text(code.value())));
      case Participant.Unlisted(var name, var place) ->
          map(Map.of("name", text(name), "place", text(place)));
    };
  }

  private static Participant school(AttributeValue school) {
    return optional(school.m(), "code")
        .<Participant>map(code -> new Participant.Listed(new SchoolCode(code)))
        .orElseGet(
            () -> new Participant.Unlisted(typed(school.m(), "name"), typed(school.m(), "place")));
  }

  private static AttributeValue person(Person person) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put("name", text(person.name()));
    item.put("email", text(person.email().value()));
    item.put("role", text(person.role()));
    person.phone().ifPresent(phone -> item.put("phone", text(phone)));
    return map(item);
  }

  private static Person person(Map<String, AttributeValue> item) {
    return new Person(
        typed(item, "name"),
        new EmailAddress(typed(item, "email")),
        typed(item, "role"),
        optional(item, "phone"));
  }

  private static String typed(Map<String, AttributeValue> item, String name) {
    return optional(item, name).orElseThrow();
  }
}
