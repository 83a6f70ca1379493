package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.Html;
import nl.leernetwerk.registration.json.SubmissionJson;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.registration.letters.ConfirmationLetter;
import nl.leernetwerk.registration.letters.PreviewRound;
import nl.leernetwerk.registration.table.RegistrationPersonalStore;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks every place that must know about a new field: reading, writing, storing, comparing,
 * exporting and erasing. A failure names the field.
 */
class SubmissionFieldTest {
  private static final URI SITE = URI.create("https://example.org/");
  private static final Submission FULL =
      Sample.form()
          .leader(
              new Person(
                  "Pieter-Jan de Graaf",
                  new EmailAddress("pj.degraaf@example.org"),
                  "directeur",
                  Optional.of("0570-123456")))
          .optionalTexts(OptionalText::example)
          .submission();

  @Test
  void every_part_of_a_submission_is_in_the_list() {
    var parts = names(Submission.class.getRecordComponents());
    // The two of the pair are listed by their own parts, as is each text that may be left out; who
    // sent it in never changes.
    parts.removeAll(Set.of("pair", "submittedBy", "texts"));
    for (var text : OptionalText.values()) {
      parts.add(text.key());
    }
    assertEquals(parts, pointers(field -> field.whose().isEmpty(), 0));
    for (var role : PairRole.values()) {
      assertEquals(
          names(Person.class.getRecordComponents()),
          pointers(field -> field.whose().equals(Optional.of(role)), 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_change_of_a_field_is_seen_as_a_change_of_that_field_alone(SubmissionField field) {
    assertEquals(Set.of(field), SubmissionField.between(FULL, changed(field)));
  }

  @ParameterizedTest
  @EnumSource
  void a_field_is_written_as_it_is_read(SubmissionField field) {
    assertEquals(FULL, read(SubmissionJson.write(FULL)));
    assertEquals(changed(field), read(SubmissionJson.write(changed(field))));
  }

  @ParameterizedTest
  @EnumSource
  void an_amendment_stores_a_field_and_takes_away_what_was_removed(SubmissionField field) {
    var storage = LocalTable.storage(LocalTable.create(Clock.systemUTC()));
    var round = Sample.round();
    var running = new RunningRound(round, new RoundProgress.Unclosed());
    storage.schools().load(Sample.schools().values());
    storage.open(round);
    var registration = Sample.form().register();
    var arrival = registration.arrival();
    registration = Registration.accepted(registration.reference(), arrival, FULL);
    storage.registrations().submit(round, registration, Idempotency.of("key", "it"), List.of());
    var amending = new Amending(storage.amendments(), storage.schools());
    for (var wanted : List.of(changed(field), FULL)) {
      var before = storage.registrations().find(registration.reference()).orElseThrow();
      assertInstanceOf(
          Amending.Answer.Changed.class,
          amending.change(running, before, wanted, asked(registration, arrival)));
      assertEquals(
          wanted,
          storage.registrations().find(registration.reference()).orElseThrow().submission());
    }
  }

  private static Amending.Asked asked(Registration registration, Arrival arrival) {
    return Amending.Asked.by(
        new Actor.Participant(registration.reference(), PairRole.LEADER), arrival);
  }

  @ParameterizedTest
  @EnumSource
  void an_export_holds_every_field_except_those_of_the_other_person_of_the_pair(
      SubmissionField field) {
    var table = LocalTable.create(Clock.systemUTC());
    var storage = LocalTable.storage(table);
    storage.schools().load(Sample.schools().values());
    storage.open(Sample.round());
    var form = Sample.form().register();
    var registration = Registration.accepted(form.reference(), form.arrival(), FULL);
    storage
        .registrations()
        .submit(Sample.round(), registration, Idempotency.of("key", "it"), List.of());
    var export = JsonNodeFactory.instance.objectNode();
    new RegistrationPersonalStore(table)
        .export(FULL.pair().leader().email(), Optional.empty(), export);
    var exported = export.at("/registrations/0");
    boolean others = field.whose().equals(Optional.of(PairRole.PRACTITIONER));
    assertEquals(
        others, exported.at(pointer(field)).isMissingNode() && field != SubmissionField.INITIATIVE);
  }

  @Test
  void erasing_the_last_person_of_a_pair_removes_all_texts_except_the_initiatives_name() {
    var erased = FULL.without(EnumSet.allOf(PairRole.class));
    var left = new HashSet<>(SubmissionField.freeTexts(erased));
    left.retainAll(SubmissionField.freeTexts(FULL));
    assertEquals(Set.of(FULL.initiative()), left);
  }

  @ParameterizedTest
  @EnumSource
  void an_optional_text_is_one_of_the_fields_and_may_name_somebody(OptionalText text) {
    var field =
        Arrays.stream(SubmissionField.values())
            .filter(it -> it.pointer().equals("#/" + text.key()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(text + " is no SubmissionField"));
    assertTrue(field.isFreeText(), field + " is written freely");
  }

  @ParameterizedTest
  @EnumSource
  void an_optional_text_stands_in_mails_under_its_name_or_as_not_filled_in(OptionalText text) {
    var round = Sample.round();
    var letter = new ConfirmationLetter(PreviewRound.of(SITE, Sample.SENDER, round).pages());
    var heading = Dutch.sentence(text.told());
    for (var submission : List.of(FULL, FULL.without(EnumSet.allOf(PairRole.class)))) {
      var registration = registered(submission);
      var written = letter.write(round, registration, Addressee.LEADER, Sample.schools());
      var shown = submission.text(text).orElse("Niet ingevuld");
      assertTrue(written.text().contains(heading + ":\n    " + shown + "\n"), written.text());
      assertTrue(
          Html.of(written).text().replaceAll("\\s+", " ").contains(heading + " " + shown),
          written.html());
    }
  }

  private static Registration registered(Submission submission) {
    var form = Sample.form().register();
    return Registration.accepted(form.reference(), form.arrival(), submission);
  }

  /** What may be written in a field instead; no value removes it. */
  private static Optional<JsonNode> other(SubmissionField field) {
    var json = JsonNodeFactory.instance;
    return switch (field) {
      case NETWORK -> Optional.of(json.textNode("VO"));
      case INITIATIVE -> Optional.of(json.textNode("Anders"));
      case SCHOOLS -> Optional.of(json.arrayNode().add(json.objectNode().put("code", "99CA00")));
      case PRACTITIONER_NAME, LEADER_NAME -> Optional.of(json.textNode("Iris Anders"));
      case PRACTITIONER_EMAIL, LEADER_EMAIL -> Optional.of(json.textNode("anders@example.org"));
      case PRACTITIONER_ROLE, LEADER_ROLE -> Optional.of(json.textNode("anders"));
      case PRACTITIONER_PHONE, LEADER_PHONE -> Optional.empty();
      case QUESTIONS -> Optional.of(json.arrayNode().add("Hoe kan het anders?"));
      case EXPECTATIONS -> Optional.of(json.textNode("Dat het anders wordt."));
      case SEEKS -> Optional.of(json.arrayNode().add("practice"));
      // What may be left out.
      default -> Optional.empty();
    };
  }

  private static Submission changed(SubmissionField field) {
    var json = SubmissionJson.write(FULL);
    var pointer = pointer(field);
    var parent = (ObjectNode) json.at(pointer.head());
    var name = pointer.last().getMatchingProperty();
    other(field).ifPresentOrElse(value -> parent.set(name, value), () -> parent.remove(name));
    return read(json);
  }

  private static Submission read(JsonNode json) {
    return assertInstanceOf(SubmissionReader.Valid.class, SubmissionReader.read(json)).submission();
  }

  private static JsonPointer pointer(SubmissionField field) {
    return JsonPointer.compile(field.pointer().substring(1));
  }

  private static Set<String> names(RecordComponent[] components) {
    return Arrays.stream(components)
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> pointers(Predicate<SubmissionField> which, int segment) {
    return Arrays.stream(SubmissionField.values())
        .filter(which)
        .map(field -> field.pointer().substring(2).split("/", -1)[segment])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
