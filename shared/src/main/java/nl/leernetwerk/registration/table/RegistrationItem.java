package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.map;
import static nl.leernetwerk.kernel.table.Attributes.optional;
import static nl.leernetwerk.kernel.table.Attributes.text;
import static nl.leernetwerk.kernel.table.Attributes.texts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.registration.Membership;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Revision;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.schools.SchoolCode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A registration as an item, and back. */
public final class RegistrationItem {
  public static final String OUTCOME = "outcome";

  /** Only since the journal told it; until then the outcome tells the state. */
  public static final String STATE = "state";

  /** The number of its edition; without it the first. */
  public static final String VERSION = "version";

  public static final String TENURES = "tenures";

  private RegistrationItem() {}

  public static Map<String, AttributeValue> write(Registration registration) {
    var submission = registration.submission();
    var item = new LinkedHashMap<>(RegistrationKeys.registration(registration.reference()));
    item.put("reference", text(registration.reference().text()));
    item.put("receivedAt", text(registration.arrival().at().toString()));
    item.put("request", text(registration.arrival().request()));
    item.put("network", text(submission.network().name()));
    item.put("initiative", text(submission.initiative()));
    item.put(
        "schools",
        AttributeValue.fromL(submission.schools().stream().map(RegistrationItem::school).toList()));
    item.put("practitioner", person(submission.pair().practitioner()));
    item.put("leader", person(submission.pair().leader()));
    item.put("submittedBy", text(submission.submittedBy().name()));
    item.put("learningQuestions", texts(submission.learningQuestions()));
    item.put("expectations", text(submission.expectations()));
    submission.contribution().ifPresent(it -> item.put("contribution", text(it)));
    item.put("seeks", texts(submission.seeks().stream().sorted().map(Enum::name).toList()));
    registration.outcome().ifPresent(outcome -> item.put(OUTCOME, OutcomeItem.write(outcome)));
    if (!registration.state().equals(new RegistrationState.Submitted())) {
      item.put(STATE, StateItem.write(registration.state()));
    }
    if (registration.edition().version() > 1) {
      item.put(VERSION, Attributes.number(registration.edition().version()));
      item.put(TENURES, tenures(registration.edition()));
    }
    return item;
  }

  private static AttributeValue tenures(Revision edition) {
    var item = new LinkedHashMap<String, AttributeValue>();
    for (var place : PairRole.values()) {
      var tenure = edition.tenure(place);
      item.put(
          attribute(place),
          map(
              Map.of(
                  "since",
                  text(tenure.since().toString()),
                  "link",
                  Attributes.number(tenure.link()))));
    }
    return map(item);
  }

  /** Of one that never changed only what was sent in is stored. */
  private static Revision edition(Arrival arrival, Map<String, AttributeValue> item) {
    var edition = Revision.first(arrival);
    if (item.containsKey(TENURES)) {
      for (var place : PairRole.values()) {
        var tenure = item.get(TENURES).m().get(attribute(place)).m();
        edition =
            edition.with(
                place,
                new Membership(
                    Instant.parse(tenure.get("since").s()),
                    Attributes.integer(tenure.get("link"))));
      }
    }
    return item.containsKey(VERSION)
        ? new Revision(
            Attributes.integer(item.get(VERSION)), edition.practitioner(), edition.leader())
        : edition;
  }

  public static Registration read(Map<String, AttributeValue> item) {
    var reference = Reference.parse(item.get("reference").s()).orElseThrow();
    var accepted = accepted(reference, item);
    var decided =
        Optional.ofNullable(item.get(OUTCOME))
            .map(outcome -> accepted.decided(OutcomeItem.read(reference, outcome.m())))
            .orElse(accepted);
    return Optional.ofNullable(item.get(STATE))
        .map(state -> decided.in(StateItem.read(state.m())))
        .orElse(decided);
  }

  private static Registration accepted(Reference reference, Map<String, AttributeValue> item) {
    var arrival = new Arrival(Instant.parse(item.get("receivedAt").s()), item.get("request").s());
    var submission =
        new Submission(
            Sector.valueOf(item.get("network").s()),
            item.get("initiative").s(),
            item.get("schools").l().stream().map(RegistrationItem::school).toList(),
            new Pair(person(item.get("practitioner").m()), person(item.get("leader").m())),
            SubmittedBy.valueOf(item.get("submittedBy").s()),
            texts(item.get("learningQuestions")),
            item.get("expectations").s(),
            optional(item, "contribution"),
            texts(item.get("seeks")).stream().map(Seeks::valueOf).collect(Collectors.toSet()));
    return Registration.accepted(reference, arrival, submission)
        .amended(edition(arrival, item), arrival, submission);
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
            () ->
                new Participant.Unlisted(school.m().get("name").s(), school.m().get("place").s()));
  }

  /** Where the person in that place stands. */
  public static String attribute(PairRole place) {
    return Word.of(place);
  }

  public static AttributeValue person(Person person) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put("name", text(person.name()));
    item.put("email", text(person.email().value()));
    item.put("role", text(person.role()));
    person.phone().ifPresent(phone -> item.put("phone", text(phone)));
    return map(item);
  }

  private static Person person(Map<String, AttributeValue> item) {
    return new Person(
        item.get("name").s(),
        new EmailAddress(item.get("email").s()),
        item.get("role").s(),
        optional(item, "phone"));
  }
}
