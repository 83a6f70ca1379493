package nl.leernetwerk.workplace.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.json.ActorJson;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.ContactMoment.How;
import nl.leernetwerk.workplace.ContactMoment.NextStep;
import nl.leernetwerk.workplace.ContactMoment.With;

/** Contact with an initiative, as JSON. */
public final class ContactJson {
  private static final int MAX_NOTE = 2000;
  private static final int MAX_NEXT = 200;
  private static final Map<String, How> HOWS = words(How.values());
  private static final Map<String, With> WITHS = words(With.values());
  private static final String NO_HOW =
      "Kies hoe jullie contact hadden: phone, mail, visit of video.";
  private static final String NO_WITH =
      "Kies met wie je contact had: practitioner, leader, both of someone-else.";
  private static final String NO_REACHED = "Zeg met true of false of je iemand hebt bereikt.";

  private ContactJson() {}

  /** Contact as facilitators and organisers see it, with the name of who noted it. */
  public static ObjectNode write(ContactMoment contact, Map<Actor, String> names) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", contact.id())
            .put("on", contact.on().toString())
            .put("how", Word.of(contact.how()))
            .put("with", Word.of(contact.with()))
            .put("reached", contact.reached())
            .put("notedAt", contact.noted().toString());
    json.set("by", ActorJson.write(contact.by(), names));
    contact.note().ifPresent(note -> json.put("note", note));
    contact
        .next()
        .ifPresent(
            next -> {
              var step = json.putObject("next").put("due", next.due().toString());
              next.what().ifPresent(what -> step.put("what", what));
            });
    return json;
  }

  /** Reads what somebody notes; every error is found at once. */
  public static Reading<ContactMoment> read(
      JsonNode json, Reference registration, Actor by, Arrival arrival) {
    var errors = new FieldErrors();
    var contact =
        Fields.of(json, Pointer.ROOT, Label.of("het contact"), errors)
            .flatMap(
                fields -> {
                  var on = fields.date("on", Label.of("de dag van het contact"));
                  on.filter(it -> it.isAfter(Amsterdam.dayOf(arrival.at())))
                      .ifPresent(
                          _ ->
                              errors.add(
                                  fields.at("on"),
                                  "Deze dag moet nog komen. Vul de dag in waarop het contact"
                                      + " was."));
                  var how = fields.choice("how", HOWS, NO_HOW);
                  var with = fields.choice("with", WITHS, NO_WITH);
                  var reached = fields.required("reached", NO_REACHED);
                  if (reached.isPresent() && !reached.get().isBoolean()) {
                    errors.add(fields.at("reached"), NO_REACHED);
                  }
                  var note = fields.optionalLines("note", Label.of("de notitie"), MAX_NOTE);
                  var next = fields.optional("next").flatMap(it -> next(it, errors));
                  fields.refuseOthers();
                  return errors.isEmpty()
                      ? Optional.of(
                          new ContactMoment(
                              registration,
                              arrival.request(),
                              arrival.at(),
                              by,
                              on.orElseThrow(),
                              how.orElseThrow(),
                              with.orElseThrow(),
                              reached.orElseThrow().asBoolean(),
                              note,
                              next))
                      : Optional.empty();
                });
    return errors.isEmpty()
        ? new Reading.Valid<>(contact.orElseThrow())
        : new Reading.Invalid<>(errors.all());
  }

  private static Optional<NextStep> next(JsonNode json, FieldErrors errors) {
    return Fields.of(json, Pointer.ROOT.field("next"), Label.of("de volgende stap"), errors)
        .flatMap(
            fields -> {
              var what = fields.line("what", Label.of("de volgende stap"), MAX_NEXT);
              var due = fields.date("due", Label.of("de dag van de volgende stap"));
              fields.refuseOthers();
              return due.map(it -> new NextStep(what, it));
            });
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
    return Arrays.stream(constants).collect(Collectors.toMap(Word::of, Function.identity()));
  }
}
