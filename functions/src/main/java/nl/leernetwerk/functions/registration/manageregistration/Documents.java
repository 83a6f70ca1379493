package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.registration.json.ReasonedSubmission;

/** Reads the small documents that organisers send; every error is found at once. */
final class Documents {
  /** The length of the longest e-mail address: nobody searches for a longer text. */
  private static final int MAX_SEARCH = 254;

  private static final Label DOCUMENT = Label.of("de opdracht");
  private static final Label MAIL = Label.of("de e-mail");
  private static final String NO_COMMAND =
      "Kies wat er met de e-mail moet gebeuren: send-again of give-up.";
  private static final String NOT_SAID =
      "Zeg met true of false of de aanmelding ingetrokken moet zijn.";

  private Documents() {}

  /** A mail that is to be sent again, and why. */
  record Again(String mail, String why) {}

  /** What is to be done with a mail. */
  enum MailCommand {
    SEND_AGAIN,
    GIVE_UP
  }

  /** A mail of a round, what is to be done with it, and why. */
  record AboutMail(String mail, MailCommand command, String why) {}

  /** Whether a registration is to be withdrawn, and why. */
  record Withdrawal(boolean withdrawn, String why) {}

  static Reading<Again> again(JsonNode json) {
    return read(
        json,
        (fields, _) -> {
          var why = ReasonedSubmission.why(fields);
          return id(fields, "mail", MAIL)
              .flatMap(mail -> why.map(reason -> new Again(mail, reason)));
        });
  }

  static Reading<AboutMail> aboutMail(JsonNode json) {
    return read(
        json,
        (fields, errors) -> {
          var why = ReasonedSubmission.why(fields);
          var command = command(fields, errors);
          return id(fields, "mail", MAIL)
              .flatMap(
                  mail ->
                      command.flatMap(
                          what -> why.map(reason -> new AboutMail(mail, what, reason))));
        });
  }

  private static Optional<MailCommand> command(Fields fields, FieldErrors errors) {
    return fields
        .required("command", NO_COMMAND)
        .flatMap(
            given -> {
              var command =
                  Arrays.stream(MailCommand.values())
                      .filter(it -> Word.of(it).equals(given.asText()))
                      .findFirst();
              if (command.isEmpty()) {
                errors.add(fields.at("command"), NO_COMMAND);
              }
              return command;
            });
  }

  /** The id of a line of the journal. */
  static Reading<String> line(JsonNode json) {
    return read(json, (fields, _) -> id(fields, "line", Label.of("de regel")));
  }

  /** What to look for. */
  static Reading<String> search(JsonNode json) {
    return read(
        json,
        (fields, errors) ->
            id(fields, "text", new Label("de tekst", Refusals.TOO_LITTLE))
                .filter(
                    text -> {
                      boolean fits = text.codePointCount(0, text.length()) <= MAX_SEARCH;
                      if (!fits) {
                        errors.add(
                            fields.at("text"), "Typ hoogstens %d tekens.".formatted(MAX_SEARCH));
                      }
                      return fits;
                    }));
  }

  static Reading<Withdrawal> withdrawal(JsonNode json) {
    return read(
        json,
        (fields, errors) -> {
          var why = ReasonedSubmission.why(fields);
          var said = fields.required("withdrawn", NOT_SAID);
          if (said.isPresent() && !said.get().isBoolean()) {
            errors.add(fields.at("withdrawn"), NOT_SAID);
          }
          return said.flatMap(it -> why.map(reason -> new Withdrawal(it.asBoolean(), reason)));
        });
  }

  /** A text that names something; what it names need not exist, and the text may be empty. */
  private static Optional<String> id(Fields fields, String name, Label label) {
    return fields
        .required(name, label.fillIn())
        .flatMap(value -> fields.typed(value, fields.at(name), label));
  }

  private static <T> Reading<T> read(
      JsonNode json, BiFunction<Fields, FieldErrors, Optional<T>> reader) {
    var errors = new FieldErrors();
    var value =
        Fields.of(json, Pointer.ROOT, DOCUMENT, errors)
            .flatMap(
                fields -> {
                  var read = reader.apply(fields, errors);
                  fields.refuseOthers();
                  return read;
                });
    return errors.isEmpty()
        ? new Reading.Valid<>(value.orElseThrow())
        : new Reading.Invalid<>(errors.all());
  }
}
