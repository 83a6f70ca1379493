package nl.leernetwerk.kernel.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.TypedText;
import nl.leernetwerk.kernel.TypedText.Text;

/**
 * Reads the fields of one JSON object. An error is noted and never thrown, so that one reading
 * finds all errors. A field that could not be read is empty and has its error.
 */
public final class Fields {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final JsonNode object;
  private final Pointer at;
  private final FieldErrors errors;
  private final Set<String> known = new HashSet<>();

  private Fields(JsonNode object, Pointer at, FieldErrors errors) {
    this.object = object;
    this.at = at;
    this.errors = errors;
  }

  /**
   * The fields of that value. When the value is no object, the result is empty and an error is
   * noted.
   */
  public static Optional<Fields> of(JsonNode value, Pointer at, Label label, FieldErrors errors) {
    if (!value.isObject()) {
      errors.add(at, label.subject() + " moet een JSON-object zijn, tussen { en }.");
      return Optional.empty();
    }
    return Optional.of(new Fields(value, at, errors));
  }

  public Pointer at(String name) {
    return at.field(name);
  }

  /** The field's value, if there is one; null counts as none. */
  public Optional<JsonNode> optional(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  /** The field's value; when it is missing, an error with that detail is noted. */
  public Optional<JsonNode> required(String name, String missing) {
    var value = optional(name);
    if (value.isEmpty()) {
      errors.add(at(name), missing);
    }
    return value;
  }

  /** The text of a field that has one line. */
  public Optional<String> line(String name, Label label, int max) {
    return required(name, label.fillIn()).flatMap(value -> line(value, at(name), label, max));
  }

  /** The text of a one-line field that may be left out or empty. */
  public Optional<String> optionalLine(String name, Label label, int max) {
    return optional(name)
        .flatMap(value -> typed(value, at(name), label))
        .flatMap(typed -> optionalText(TypedText.singleLine(label.what(), typed, max), at(name)));
  }

  /** The text of a field that has more lines. */
  public Optional<String> lines(String name, Label label, int max) {
    return required(name, label.fillIn()).flatMap(value -> lines(value, at(name), label, max));
  }

  /** The text of a field of more lines that may be left out or empty. */
  public Optional<String> optionalLines(String name, Label label, int max) {
    return optional(name)
        .flatMap(value -> typed(value, at(name), label))
        .flatMap(typed -> optionalText(TypedText.multiLine(label.what(), typed, max), at(name)));
  }

  /** A day, written as year-month-day. */
  public Optional<LocalDate> date(String name, Label label) {
    return required(name, label.fillIn())
        .flatMap(value -> typed(value, at(name), label))
        .flatMap(
            typed -> {
              var date = date(typed);
              if (date.isEmpty()) {
                errors.add(
                    at(name),
                    "Schrijf %s als jaar-maand-dag, zoals 2024-10-01.".formatted(label.what()));
              }
              return date;
            });
  }

  private static Optional<LocalDate> date(String typed) {
    try {
      return DATE.matcher(typed).matches() ? Optional.of(LocalDate.parse(typed)) : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** A telephone number that may be left out or empty; not checked for digits. */
  public Optional<String> optionalTelephone(String name, Label label, int max) {
    return optional(name)
        .flatMap(value -> typed(value, at(name), label))
        .map(TypedText::telephone)
        .flatMap(typed -> optionalText(TypedText.singleLine(label.what(), typed, max), at(name)));
  }

  /** The e-mail address in a field. */
  public Optional<EmailAddress> email(String name, Label label) {
    return required(name, label.fillIn())
        .flatMap(value -> typed(value, at(name), label))
        .map(TypedText::address)
        .map(typed -> TypedText.singleLine(label.what(), typed, EmailAddress.MAX_LENGTH))
        .flatMap(text -> text(text, at(name), label))
        .flatMap(
            typed -> {
              var address = EmailAddress.parse(typed);
              if (address.isEmpty()) {
                errors.add(
                    at(name),
                    label.subject()
                        + " klopt niet. Schrijf één adres, zoals naam@school.nl, zonder spaties.");
              }
              return address;
            });
  }

  /** The constant that a field's word stands for. */
  public <T> Optional<T> choice(String name, Map<String, T> options, String choose) {
    return required(name, choose).flatMap(value -> choice(value, at(name), options, choose));
  }

  /** The constant that a field's word stands for, if the field is filled in. */
  public <T> Optional<T> optionalChoice(String name, Map<String, T> options, String choose) {
    return optional(name).flatMap(value -> choice(value, at(name), options, choose));
  }

  /** The constant that a value's word stands for. */
  public <T> Optional<T> choice(JsonNode value, Pointer at, Map<String, T> options, String choose) {
    var chosen = value.isTextual() ? options.get(value.textValue()) : null;
    if (chosen == null) {
      errors.add(at, choose);
    }
    return Optional.ofNullable(chosen);
  }

  /** Notes an error for every field that was not read. */
  public void refuseOthers() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                errors.add(at(name), "Dit veld bestaat niet. Laat het weg.");
              }
            });
  }

  /** A value of one line. */
  public Optional<String> line(JsonNode value, Pointer at, Label label, int max) {
    return typed(value, at, label)
        .flatMap(typed -> text(TypedText.singleLine(label.what(), typed, max), at, label));
  }

  /** A value of more lines. */
  public Optional<String> lines(JsonNode value, Pointer at, Label label, int max) {
    return typed(value, at, label)
        .flatMap(typed -> text(TypedText.multiLine(label.what(), typed, max), at, label));
  }

  /** A value that is a string, just as it was typed. */
  public Optional<String> typed(JsonNode value, Pointer at, Label label) {
    if (value.isNull()) {
      errors.add(at, label.fillIn());
    } else if (!value.isTextual()) {
      errors.add(at, label.subject() + " moet tekst zijn.");
    }
    return Optional.ofNullable(value.textValue());
  }

  private Optional<String> text(Text text, Pointer at, Label label) {
    if (text instanceof Text.Blank) {
      errors.add(at, label.fillIn());
    }
    return optionalText(text, at);
  }

  private Optional<String> optionalText(Text text, Pointer at) {
    return switch (text) {
      case Text.Accepted(var value) -> Optional.of(value);
      case Text.Blank() -> Optional.empty();
      case Text.Refused(var details) -> {
        details.forEach(detail -> errors.add(at, detail));
        yield Optional.empty();
      }
    };
  }
}
