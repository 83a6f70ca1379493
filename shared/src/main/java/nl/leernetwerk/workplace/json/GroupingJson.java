package nl.leernetwerk.workplace.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.json.ActorJson;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.workplace.GroupingContent;
import nl.leernetwerk.workplace.GroupingQuestion;
import nl.leernetwerk.workplace.GroupingTheme;
import nl.leernetwerk.workplace.GroupingVersion;
import nl.leernetwerk.workplace.GroupingView;

/** A grouping as JSON: what facilitators see, and what they send to save one. */
public final class GroupingJson {
  private static final int MOST_THEMES = 40;
  private static final int MOST_QUESTIONS = 500;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final Pattern THEME = Pattern.compile("[a-z0-9-]{1,60}");
  private static final Pattern QUESTION = Pattern.compile(GroupingQuestion.ID);
  private static final String SHOWN = "shownToPairs";

  private final FieldErrors errors = new FieldErrors();
  private final Round round;

  private GroupingJson(Round round) {
    this.round = round;
  }

  /** What facilitators see. */
  public static ObjectNode write(
      Round round,
      Network network,
      GroupingView view,
      Optional<GroupingVersion> saved,
      Map<Actor, String> names) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("round", round.id())
            .put("network", network.id())
            .put("version", saved.map(GroupingVersion::version).orElse(0));
    saved.ifPresent(
        it ->
            json.put("savedAt", it.at().toString())
                .set("savedBy", ActorJson.write(it.by(), names)));
    round.meetings().forEach(json.putArray("meetings")::add);
    json.put(SHOWN, view.shownToPairs());
    var themes = json.putArray("themes");
    for (var theme : view.themes()) {
      var of =
          themes
              .addObject()
              .put("id", theme.id())
              .put("name", theme.name())
              .put("description", theme.description());
      theme.meeting().ifPresent(it -> of.put("meeting", it));
      theme.questions().forEach(of.putArray("questions")::add);
      var offers = of.putArray("offers");
      view.offers().getOrDefault(theme.id(), List.of()).forEach(it -> offers.add(it.text()));
    }
    view.leftOut().forEach(json.putArray("leftOut")::add);
    var questions = json.putArray("questions");
    for (var question : view.questions()) {
      var of =
          questions
              .addObject()
              .put("id", question.id())
              .put("reference", question.reference().text())
              .put("initiative", question.initiative())
              .put("text", question.text());
      Optional.ofNullable(view.reasons().get(question.id())).ifPresent(it -> of.put("reason", it));
    }
    var unplaced = json.putArray("unplaced");
    for (var question : view.unplaced()) {
      var of =
          unplaced
              .addObject()
              .put("id", question.id())
              .put("reason", question.reason())
              .put("new", question.added());
      question.theme().ifPresent(it -> of.put("theme", it));
      question.name().ifPresent(it -> of.put("newTheme", it));
    }
    view.gone().forEach(json.putArray("gone")::add);
    var merges = json.putArray("merges");
    view.merges().forEach(it -> merges.addObject().put("theme", it.theme()).put("into", it.into()));
    return json;
  }

  /** Reads a grouping, and finds all errors at once. It never throws. */
  public static Reading<GroupingContent> read(JsonNode json, Round round) {
    var reader = new GroupingJson(round);
    var content =
        Fields.of(json, Pointer.ROOT, Label.of("de indeling"), reader.errors)
            .flatMap(reader::content);
    return content
        .filter(_ -> reader.errors.isEmpty())
        .<Reading<GroupingContent>>map(Reading.Valid::new)
        .orElseGet(() -> new Reading.Invalid<>(reader.errors.all()));
  }

  private Optional<GroupingContent> content(Fields fields) {
    var themes = new ArrayList<GroupingTheme>();
    var ids = new HashSet<String>();
    list(fields, "themes", "de thema's", MOST_THEMES)
        .forEach(
            (at, value) ->
                Fields.of(value, at, Label.of("het thema"), errors)
                    .flatMap(it -> theme(it, ids))
                    .ifPresent(themes::add));
    var leftOut = questions(fields, "leftOut", "de vragen die buiten de thema's blijven");
    var shown = fields.required(SHOWN, "Zeg met true of false of de duo's de thema's mogen zien.");
    shown
        .filter(it -> !it.isBoolean())
        .ifPresent(_ -> errors.add(fields.at(SHOWN), "Kies true of false."));
    fields.refuseOthers();
    return errors.isEmpty()
        ? Optional.of(new GroupingContent(themes, leftOut, shown.orElseThrow().booleanValue()))
        : Optional.empty();
  }

  private Optional<GroupingTheme> theme(Fields fields, Set<String> ids) {
    var id =
        fields
            .line("id", Label.of("de id van het thema"), LONGEST_NAME)
            .filter(
                it -> {
                  if (!THEME.matcher(it).matches()) {
                    errors.add(fields.at("id"), "Gebruik kleine letters, cijfers en streepjes.");
                    return false;
                  }
                  if (!ids.add(it)) {
                    errors.add(
                        fields.at("id"), "Deze id heeft een ander thema al. Kies een andere.");
                  }
                  return true;
                });
    var name =
        fields.line(
            "name", new Label("de naam van het thema", "Geef het thema een naam."), LONGEST_NAME);
    var description =
        fields.optionalLines(
            "description", Label.of("de omschrijving van het thema"), LONGEST_DESCRIPTION);
    var meeting = meeting(fields);
    var questions = questions(fields, "questions", "de vragen van het thema");
    fields.refuseOthers();
    return id.flatMap(
        it ->
            name.map(
                called ->
                    new GroupingTheme(it, called, description.orElse(""), meeting, questions)));
  }

  private OptionalInt meeting(Fields fields) {
    var value = fields.optional("meeting");
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    var number = value.get();
    if (!number.isInt() || number.intValue() < 0 || number.intValue() >= round.meetings().size()) {
      errors.add(
          fields.at("meeting"),
          "Deze bijeenkomst is er niet meer. Kies er een uit de lijst, of geen.");
      return OptionalInt.empty();
    }
    return OptionalInt.of(number.intValue());
  }

  private List<String> questions(Fields fields, String name, String what) {
    var ids = new ArrayList<String>();
    list(fields, name, what, MOST_QUESTIONS)
        .forEach(
            (at, value) -> {
              if (!value.isTextual() || !QUESTION.matcher(value.textValue()).matches()) {
                errors.add(at, "Dit is geen vraag van dit leernetwerk. Laad de pagina opnieuw.");
              } else if (ids.contains(value.textValue())) {
                errors.add(at, "Deze vraag staat er al. Laat hem een keer weg.");
              } else {
                ids.add(value.textValue());
              }
            });
    return ids;
  }

  private Map<Pointer, JsonNode> list(Fields fields, String name, String what, int most) {
    var label = Label.of(what);
    var found = new LinkedHashMap<Pointer, JsonNode>();
    fields
        .required(name, label.subject() + " ontbreken. Stuur een lijst; die mag leeg zijn.")
        .ifPresent(
            value -> {
              if (!value.isArray()) {
                errors.add(fields.at(name), label.subject() + " moeten een lijst zijn.");
              } else if (value.size() > most) {
                errors.add(
                    fields.at(name),
                    "Dit zijn er %d. Houd er hoogstens %d over.".formatted(value.size(), most));
              } else {
                for (int at = 0; at < value.size(); at++) {
                  found.put(fields.at(name).item(at), value.get(at));
                }
              }
            });
    return found;
  }
}
