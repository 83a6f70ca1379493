package nl.leernetwerk.registration.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.TypedText;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmissionErrors;
import nl.leernetwerk.registration.SubmissionRules;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.Schools;

/**
 * Reads a submission from the posted JSON, and finds all errors at once. It never throws, whatever
 * the JSON holds.
 */
public final class SubmissionReader {
  private static final Label DOCUMENT = Label.of("de aanmelding");
  private static final Label INITIATIVE = Label.of("het initiatief");
  private static final Label INITIATIVE_NAME = Label.of("de naam van jullie initiatief");
  private static final Label SCHOOL = Label.of("de school");
  private static final Label SCHOOL_CODE = Label.of("de code van de school");
  private static final Label SCHOOL_NAME = Label.of("de naam van de school");
  private static final Label SCHOOL_PLACE = Label.of("de plaats van de school");
  private static final Label EXPECTATIONS =
      new Label(
          "de tekst over jullie verwachtingen",
          "Schrijf op wat jullie van het leernetwerk verwachten.");

  /**
   * A field that people do not see. Somebody who does fill it in is told so, and loses nothing. See
   * docs/adr/0016.
   */
  private static final String TRAP = "website";

  private static final Map<String, Sector> NETWORKS = Map.of("PO", Sector.PO, "VO", Sector.VO);
  private static final Map<String, Seeks> KINDS =
      Map.of("answers", Seeks.ANSWERS, "practice", Seeks.PRACTICE, "sharing", Seeks.SHARING);
  private static final Map<String, SubmittedBy> SUBMITTERS =
      Map.of(
          "practitioner",
          SubmittedBy.PRACTITIONER,
          "leader",
          SubmittedBy.LEADER,
          "other",
          SubmittedBy.OTHER);

  private static final String CHOOSE_NETWORK = "Kies een leernetwerk: PO of VO.";
  private static final String CHOOSE_KINDS =
      "Kies uit answers (antwoorden), practice (kennis voor de praktijk) en sharing (delen).";
  private static final String CHOOSE_SUBMITTER =
      "Kies practitioner (docent of leerlingbegeleider), leader (schoolleiding) of other (iemand"
          + " anders).";
  private static final String NO_SCHOOL = "Voeg minstens één school toe.";
  private static final String NO_QUESTION = "Schrijf minstens één leervraag op.";

  private final FieldErrors errors = new FieldErrors();
  private final SequencedMap<SchoolCode, String> codes = new LinkedHashMap<>();

  private SubmissionReader() {}

  /** The result of reading the JSON. */
  public sealed interface Result permits Valid, Invalid {}

  /** A submission that follows all rules that need neither the school list nor the round. */
  public record Valid(Submission submission) implements Result {}

  /** No submission. */
  public static final class Invalid implements Result {
    private final List<FieldError> errors;
    private final SequencedMap<SchoolCode, String> codes;

    /**
     * What was found.
     *
     * @param codes the well-formed school codes in it, each with its pointer
     */
    private Invalid(List<FieldError> errors, SequencedMap<SchoolCode, String> codes) {
      this.errors = List.copyOf(errors);
      this.codes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(codes));
    }

    /** Everything that is wrong, at least one. */
    public List<FieldError> errors() {
      return errors;
    }

    /** The same errors, followed by one for each code that is not in the list. */
    public List<FieldError> errors(Schools schools) {
      var known = schools.find(codes.keySet());
      var all = new ArrayList<>(errors);
      codes.forEach(
          (code, pointer) -> {
            if (!known.containsKey(code)) {
              all.add(SubmissionErrors.unknownSchool(pointer));
            }
          });
      return List.copyOf(all);
    }
  }

  /** Reads the submission that a JSON value describes. */
  public static Result read(JsonNode json) {
    var reader = new SubmissionReader();
    var submission =
        Fields.of(json, Pointer.ROOT, DOCUMENT, reader.errors).flatMap(reader::submission);
    return reader.errors.isEmpty()
        ? new Valid(submission.orElseThrow())
        : new Invalid(reader.errors.all(), reader.codes);
  }

  private Optional<Submission> submission(Fields fields) {
    var network = fields.choice("network", NETWORKS, CHOOSE_NETWORK);
    var initiative =
        fields
            .required("initiative", INITIATIVE_NAME.fillIn())
            .flatMap(value -> Fields.of(value, fields.at("initiative"), INITIATIVE, errors))
            .flatMap(this::initiative);
    var schools = schools(fields);
    var practitioner = person(fields, "practitioner", "de docent of leerlingbegeleider");
    var leader = person(fields, "leader", "de persoon uit de schoolleiding");
    var questions = questions(fields);
    var expectations = fields.lines("expectations", EXPECTATIONS, SubmissionRules.MAX_EXPECTATIONS);
    var texts = texts(fields);
    var seeks = seeks(fields);
    var submittedBy = fields.optionalChoice("submittedBy", SUBMITTERS, CHOOSE_SUBMITTER);
    fields.optional(TRAP).filter(SubmissionReader::filledIn).ifPresent(_ -> trapped(fields));
    fields.refuseOthers();
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Submission(
            network.orElseThrow(),
            initiative.orElseThrow(),
            schools,
            new Pair(practitioner.orElseThrow(), leader.orElseThrow()),
            submittedBy.orElse(SubmittedBy.PRACTITIONER),
            questions,
            expectations.orElseThrow(),
            texts,
            seeks));
  }

  private static boolean filledIn(JsonNode trap) {
    return !trap.isTextual() || !trap.textValue().isEmpty();
  }

  private void trapped(Fields fields) {
    errors.add(
        fields.at(TRAP),
        "Laat dit veld leeg. Alleen programma's die elk veld invullen, vullen het in.");
  }

  private Optional<String> initiative(Fields fields) {
    var name = fields.line("name", INITIATIVE_NAME, SubmissionRules.MAX_INITIATIVE_NAME);
    fields.refuseOthers();
    return name;
  }

  private List<Participant> schools(Fields fields) {
    var at = fields.at("schools");
    var list = fields.required("schools", NO_SCHOOL).orElse(null);
    if (list == null) {
      return List.of();
    }
    if (!list.isArray()) {
      errors.add(at, "Zet de scholen in een lijst, tussen [ en ].");
      return List.of();
    }
    if (list.isEmpty()) {
      errors.add(at, NO_SCHOOL);
    }
    if (list.size() > SubmissionRules.MAX_SCHOOLS) {
      errors.add(
          at,
          "Dit zijn %d scholen. Meld per initiatief hoogstens %d scholen aan."
              .formatted(list.size(), SubmissionRules.MAX_SCHOOLS));
    }
    var schools = new ArrayList<Participant>();
    var places = new HashMap<String, Integer>();
    // Items beyond the maximum must be removed anyway, so they are not read.
    for (int i = 0; i < Math.min(list.size(), SubmissionRules.MAX_SCHOOLS); i++) {
      var school = school(list.get(i), at.item(i));
      if (school.isPresent()) {
        var earlier = places.putIfAbsent(school.get().identity(), i + 1);
        if (earlier != null) {
          errors.addAll(List.of(SubmissionErrors.repeated(at.item(i).toString(), earlier)));
        }
        schools.add(school.get());
      }
    }
    return schools;
  }

  private Optional<Participant> school(JsonNode value, Pointer at) {
    var fields = Fields.of(value, at, SCHOOL, errors).orElse(null);
    if (fields == null) {
      return Optional.empty();
    }
    var code = fields.optional("code");
    var name = fields.optional("name");
    var place = fields.optional("place");
    Optional<Participant> school;
    if (code.isPresent()) {
      for (var extra : List.of("name", "place")) {
        if (fields.optional(extra).isPresent()) {
          errors.add(
              fields.at(extra),
              "Laat de naam en de plaats weg als je de code van de school geeft, of laat de code"
                  + " weg.");
        }
      }
      school = fields.typed(code.get(), fields.at("code"), SCHOOL_CODE).flatMap(t -> code(t, at));
    } else if (name.isEmpty() && place.isEmpty()) {
      errors.add(at, "Geef de code van de school, of anders de naam en de plaats.");
      school = Optional.empty();
    } else {
      var unlistedName = distinct(fields, "name", SCHOOL_NAME, SubmissionRules.MAX_SCHOOL_NAME);
      var unlistedPlace = distinct(fields, "place", SCHOOL_PLACE, SubmissionRules.MAX_PLACE);
      school = unlistedName.flatMap(n -> unlistedPlace.map(p -> new Participant.Unlisted(n, p)));
    }
    fields.refuseOthers();
    return school;
  }

  private Optional<Participant> code(String typed, Pointer school) {
    var at = school.field("code");
    if (TypedText.isBlank(typed)) {
      errors.add(at, SCHOOL_CODE.fillIn());
      return Optional.empty();
    }
    var code =
        Optional.of(TypedText.trimmed(typed))
            // Only ASCII passes: upper-casing makes two letters of some single letters, which could
            // turn another text into a code.
            .filter(text -> text.chars().allMatch(c -> c < 0x80))
            .flatMap(SchoolCode::parse);
    if (code.isEmpty()) {
      errors.add(
          at,
          "Dit is geen code van een school. Een code bestaat uit twee cijfers, twee letters en twee"
              + " cijfers, zoals 16XY00.");
    }
    code.ifPresent(found -> codes.putIfAbsent(found, at.text()));
    return code.map(Participant.Listed::new);
  }

  /** A one-line text that counts towards a school's identity, so not a text of punctuation only. */
  private Optional<String> distinct(Fields fields, String name, Label label, int max) {
    return fields
        .line(name, label, max)
        .filter(
            text -> {
              boolean distinct = !new Participant.Unlisted(text, "").identity().equals("|");
              if (!distinct) {
                errors.add(
                    fields.at(name),
                    label.subject() + " moet minstens één letter of cijfer hebben.");
              }
              return distinct;
            });
  }

  private Optional<Person> person(Fields parent, String field, String who) {
    return parent
        .required(field, "Vul de gegevens van " + who + " in.")
        .flatMap(value -> Fields.of(value, parent.at(field), Label.of(who), errors))
        .flatMap(fields -> person(fields, who, errors));
  }

  /** A person of the pair; {@code who} is their name in errors. */
  static Optional<Person> person(Fields fields, String who, FieldErrors errors) {
    var name = fields.line("name", Label.of("de naam van " + who), SubmissionRules.MAX_PERSON_NAME);
    var email = fields.email("email", Label.of("het e-mailadres van " + who));
    var role = fields.line("role", Label.of("de functie van " + who), SubmissionRules.MAX_ROLE);
    var phoneLabel = Label.of("het telefoonnummer van " + who);
    var phone = fields.optionalTelephone("phone", phoneLabel, SubmissionRules.MAX_PHONE);
    if (phone.isPresent() && !SubmissionRules.hasPhoneDigits(phone.get())) {
      errors.add(
          fields.at("phone"),
          "%s moet minstens %d cijfers hebben. Vul het aan of laat het weg."
              .formatted(phoneLabel.subject(), SubmissionRules.MIN_PHONE_DIGITS));
    }
    fields.refuseOthers();
    return name.flatMap(n -> email.flatMap(e -> role.map(r -> new Person(n, e, r, phone))));
  }

  private List<String> questions(Fields fields) {
    var at = fields.at("learningQuestions");
    var list = fields.required("learningQuestions", NO_QUESTION).orElse(null);
    if (list == null) {
      return List.of();
    }
    if (!list.isArray()) {
      errors.add(at, "Zet de leervragen in een lijst, tussen [ en ].");
      return List.of();
    }
    if (list.isEmpty()) {
      errors.add(at, NO_QUESTION);
    }
    if (list.size() > SubmissionRules.MAX_LEARNING_QUESTIONS) {
      errors.add(
          at,
          "Dit zijn %d leervragen. Kies er hoogstens %d."
              .formatted(list.size(), SubmissionRules.MAX_LEARNING_QUESTIONS));
    }
    var questions = new ArrayList<String>();
    for (int i = 0; i < Math.min(list.size(), SubmissionRules.MAX_LEARNING_QUESTIONS); i++) {
      var what = "leervraag " + (i + 1);
      var label = new Label(what, "Vul " + what + " in of laat die weg.");
      fields
          .lines(list.get(i), at.item(i), label, SubmissionRules.MAX_LEARNING_QUESTION)
          .ifPresent(questions::add);
    }
    return questions;
  }

  private static Map<OptionalText, String> texts(Fields fields) {
    var texts = new EnumMap<OptionalText, String>(OptionalText.class);
    for (var text : OptionalText.values()) {
      fields
          .optionalLines(text.key(), Label.of(text.asked()), text.max())
          .ifPresent(written -> texts.put(text, written));
    }
    return texts;
  }

  private Set<Seeks> seeks(Fields fields) {
    var at = fields.at("seeks");
    var seeks = EnumSet.noneOf(Seeks.class);
    var list = fields.optional("seeks").orElse(null);
    if (list == null) {
      return seeks;
    }
    if (!list.isArray()) {
      errors.add(at, "Zet in een lijst, tussen [ en ], wat jullie zoeken. " + CHOOSE_KINDS);
      return seeks;
    }
    for (int i = 0; i < list.size(); i++) {
      fields.choice(list.get(i), at.item(i), KINDS, CHOOSE_KINDS).ifPresent(seeks::add);
    }
    return seeks;
  }
}
