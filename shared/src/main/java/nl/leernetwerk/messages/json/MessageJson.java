package nl.leernetwerk.messages.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.json.ActorJson;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.messages.Message;
import nl.leernetwerk.messages.MessageText;
import nl.leernetwerk.messages.Selection;
import nl.leernetwerk.messages.Writing;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.rounds.Round;

/** Messages as organisers send and see them. */
public final class MessageJson {
  private MessageJson() {}

  /** What an organiser asks to be written, and to whom. */
  public record Asked(Selection selection, MessageText text) {}

  /** Reads what an organiser sends; every error is found at once. */
  public static Reading<Asked> read(JsonNode json, Round round) {
    var errors = new FieldErrors();
    var asked =
        Fields.of(json, Pointer.ROOT, Label.of("het bericht"), errors)
            .flatMap(
                fields -> {
                  var selection =
                      fields
                          .required("selection", "Kies aan wie je schrijft.")
                          .flatMap(
                              it -> SelectionJson.read(it, round, fields.at("selection"), errors));
                  var subject =
                      fields.line("subject", Label.of("het onderwerp"), MessageText.MAX_SUBJECT);
                  var text = fields.lines("text", Label.of("de tekst"), MessageText.MAX_TEXT);
                  fields.refuseOthers();
                  return errors.isEmpty()
                      ? Optional.of(
                          new Asked(
                              selection.orElseThrow(),
                              new MessageText(subject.orElseThrow(), text.orElseThrow())))
                      : Optional.empty();
                });
    return errors.isEmpty()
        ? new Reading.Valid<>(asked.orElseThrow())
        : new Reading.Invalid<>(errors.all());
  }

  /** What would be sent, and to whom. */
  public static ObjectNode preview(Writing writing, Letter letter) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("initiatives", writing.to().size())
            .put("schools", writing.schools())
            .put("people", writing.people());
    var to = json.putArray("to");
    for (var registration : writing.to()) {
      var pair = registration.submission().pair();
      var people =
          to.addObject()
              .put("reference", registration.reference().text())
              .put("name", registration.submission().initiative())
              .putArray("people");
      Stream.of(pair.practitioner(), pair.leader())
          .filter(it -> !it.isErased())
          .map(Person::name)
          .forEach(people::add);
    }
    json.putObject("mail")
        .put("subject", letter.subject())
        .put("text", letter.text())
        .put("html", letter.html());
    return json;
  }

  /**
   * A message that was sent.
   *
   * @param notArrived how many of its mails did not arrive
   */
  public static ObjectNode write(Message message, long notArrived, Map<Actor, String> names) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", message.number())
            .put("at", message.at().toString())
            .put("initiatives", message.registrations().size())
            .put("people", message.people())
            .put("mails", message.to().size())
            .put("notArrived", notArrived);
    json.set("by", ActorJson.write(message.by(), names));
    json.set("selection", SelectionJson.write(message.selection()));
    message.text().ifPresent(it -> json.put("subject", it.subject()).put("text", it.text()));
    return json;
  }
}
