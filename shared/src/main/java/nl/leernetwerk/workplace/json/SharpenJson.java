package nl.leernetwerk.workplace.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.json.ActorJson;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmissionRules;
import nl.leernetwerk.workplace.SharpenDifference;
import nl.leernetwerk.workplace.SharpenText;

/** Sharpened texts, as JSON. */
public final class SharpenJson {
  private static final Label EXPECTATIONS =
      new Label(
          "de tekst over de verwachtingen", "Schrijf op wat ze van het leernetwerk verwachten.");
  private static final String NO_QUESTION = "Schrijf minstens één leervraag op.";
  private static final String NO_CONFIRM =
      "Zeg met true dat de tekst klopt, of stuur een verbetering.";

  private SharpenJson() {}

  /** A request of a person of a pair. */
  public sealed interface PairAnswer {

    /** The text is right. */
    record Confirm() implements PairAnswer {}

    /** The text is to be this. */
    record Correct(SharpenText text) implements PairAnswer {}
  }

  /** A sharpened text, with who wrote and who confirmed it. */
  public static ObjectNode write(Sharpened text, Map<Actor, String> names) {
    var json = JsonNodeFactory.instance.objectNode().put("version", text.version());
    var questions = json.putArray("questions");
    text.questions()
        .forEach(
            question -> {
              var one = questions.addObject().put("text", question.text());
              question.from().forEach(one.putArray("from")::add);
            });
    json.put("expectations", text.expectations()).put("at", text.at().toString());
    json.set("by", ActorJson.write(text.by(), names));
    json.put("small", text.small()).put("awaits", text.awaitsAnswer());
    text.confirmed()
        .ifPresent(
            it ->
                json.putObject("confirmed")
                    .put("at", it.at().toString())
                    .set("by", ActorJson.write(it.by(), names)));
    return json;
  }

  /** What a version changed. */
  public static ArrayNode write(List<SharpenDifference> differences) {
    var json = JsonNodeFactory.instance.arrayNode();
    differences.forEach(
        it -> json.addObject().put("part", it.part()).put("was", it.was()).put("now", it.now()));
    return json;
  }

  /** Reads a text by a facilitator or an organiser; every error is found at once. */
  public static Reading<SharpenText> read(JsonNode json, Submission sent) {
    var errors = new FieldErrors();
    var text =
        Fields.of(json, Pointer.ROOT, Label.of("de aangescherpte tekst"), errors)
            .flatMap(fields -> text(fields, sent, true, errors));
    return reading(text, errors);
  }

  /** Reads what a person of a pair answers. */
  public static Reading<PairAnswer> readAnswer(JsonNode json, Submission sent) {
    var errors = new FieldErrors();
    var answer =
        Fields.of(json, Pointer.ROOT, Label.of("het antwoord"), errors)
            .flatMap(
                fields -> {
                  var confirm = fields.optional("confirm");
                  if (confirm.isEmpty()) {
                    return text(fields, sent, false, errors)
                        .<PairAnswer>map(PairAnswer.Correct::new);
                  }
                  if (!confirm.get().isBoolean() || !confirm.get().booleanValue()) {
                    errors.add(fields.at("confirm"), NO_CONFIRM);
                  }
                  fields.refuseOthers();
                  return Optional.of(new PairAnswer.Confirm());
                });
    return reading(answer, errors);
  }

  private static <T> Reading<T> reading(Optional<T> read, FieldErrors errors) {
    return errors.isEmpty()
        ? new Reading.Valid<>(read.orElseThrow())
        : new Reading.Invalid<>(errors.all());
  }

  private static Optional<SharpenText> text(
      Fields fields, Submission sent, boolean mayBeSmall, FieldErrors errors) {
    var questions = questions(fields, sent.learningQuestions().size(), errors);
    var expectations = fields.lines("expectations", EXPECTATIONS, SubmissionRules.MAX_EXPECTATIONS);
    var small = mayBeSmall ? fields.optional("small") : Optional.<JsonNode>empty();
    small
        .filter(it -> !it.isBoolean())
        .ifPresent(
            _ ->
                errors.add(
                    fields.at("small"), "Zeg met true of false of dit een kleine verbetering is."));
    fields.refuseOthers();
    return errors.isEmpty()
        ? Optional.of(
            new SharpenText(
                questions,
                expectations.orElseThrow(),
                small.map(JsonNode::asBoolean).orElse(false)))
        : Optional.empty();
  }

  private static List<Sharpened.Question> questions(Fields fields, int sent, FieldErrors errors) {
    var at = fields.at("questions");
    var list = fields.required("questions", NO_QUESTION);
    if (list.isEmpty()) {
      return List.of();
    }
    if (!list.get().isArray()) {
      errors.add(at, "Zet de leervragen in een lijst, tussen [ en ].");
      return List.of();
    }
    if (list.get().isEmpty()) {
      errors.add(at, NO_QUESTION);
    }
    if (list.get().size() > Sharpened.MOST_QUESTIONS) {
      errors.add(
          at,
          "Dit zijn %d leervragen. Kies er hoogstens %d."
              .formatted(list.get().size(), Sharpened.MOST_QUESTIONS));
    }
    var questions = new ArrayList<Sharpened.Question>();
    for (int i = 0; i < Math.min(list.get().size(), Sharpened.MOST_QUESTIONS); i++) {
      question(list.get().get(i), at.item(i), i + 1, sent, errors).ifPresent(questions::add);
    }
    return questions;
  }

  private static Optional<Sharpened.Question> question(
      JsonNode json, Pointer at, int number, int sent, FieldErrors errors) {
    var what = "leervraag " + number;
    return Fields.of(json, at, Label.of(what), errors)
        .flatMap(
            fields -> {
              var text =
                  fields.lines(
                      "text",
                      new Label(what, "Vul " + what + " in of laat die weg."),
                      SubmissionRules.MAX_LEARNING_QUESTION);
              var from = from(fields, sent, errors);
              fields.refuseOthers();
              return text.map(it -> new Sharpened.Question(it, from));
            });
  }

  /** Left out or empty, the question is new. */
  private static SortedSet<Integer> from(Fields fields, int sent, FieldErrors errors) {
    var numbers = new TreeSet<Integer>();
    var list = fields.optional("from");
    if (list.isPresent() && !list.get().isArray()) {
      errors.add(fields.at("from"), "Zet de nummers van de leervragen in een lijst.");
    } else if (list.isPresent()) {
      for (int i = 0; i < list.get().size(); i++) {
        var number = list.get().get(i);
        if (number.canConvertToInt()
            && number.isIntegralNumber()
            && number.intValue() >= 1
            && number.intValue() <= sent) {
          numbers.add(number.intValue());
        } else {
          errors.add(
              fields.at("from").item(i),
              "Kies een van de ingestuurde leervragen: 1 tot en met %d.".formatted(sent));
        }
      }
    }
    return numbers;
  }
}
