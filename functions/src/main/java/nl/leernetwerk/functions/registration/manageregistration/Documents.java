package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;

/** Reads the small documents that organisers send; every error is found at once. */
final class Documents {
  private static final int MAX_WHY = 500;

  /** The length of the longest e-mail address: nobody searches for a longer text. */
  private static final int MAX_SEARCH = 254;

  private static final Label DOCUMENT = Label.of("de opdracht");
  private static final Label WHY =
      new Label("de reden", "Vul in waarom je dit doet, in hooguit 500 tekens.");
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

  /**
   * A correction of a registration.
   *
   * @param registration the new registration, not read yet
   * @param errors the errors in the rest of the document; without errors there is a reason
   */
  record Correction(JsonNode registration, Optional<String> why, List<FieldError> errors) {}

  static Reading<Again> again(JsonNode json) {
    return read(
        json,
        (fields, _) -> {
          var why = why(fields);
          return id(fields, "mail", MAIL)
              .flatMap(mail -> why.map(reason -> new Again(mail, reason)));
        });
  }

  static Reading<AboutMail> aboutMail(JsonNode json) {
    return read(
        json,
        (fields, errors) -> {
          var why = why(fields);
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
          var why = why(fields);
          var said = fields.required("withdrawn", NOT_SAID);
          if (said.isPresent() && !said.get().isBoolean()) {
            errors.add(fields.at("withdrawn"), NOT_SAID);
          }
          return said.flatMap(it -> why.map(reason -> new Withdrawal(it.asBoolean(), reason)));
        });
  }

  /** A correction, whose registration is named {@code registration}. */
  static Correction correction(JsonNode json, String registration) {
    var errors = new FieldErrors();
    var why =
        Fields.of(json, Pointer.ROOT, DOCUMENT, errors)
            .flatMap(
                fields -> {
                  fields.optional(registration);
                  var reason = why(fields);
                  fields.refuseOthers();
                  return reason;
                });
    return new Correction(json.path(registration), why, errors.all());
  }

  private static Optional<String> why(Fields fields) {
    return fields.lines("why", WHY, MAX_WHY);
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
