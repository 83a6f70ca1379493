package nl.leernetwerk.registration.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.registration.Person;

/** The small documents that are sent through a personal link, or to get one. */
public final class LinkJson {
  private static final Label DOCUMENT = Label.of("de gegevens");
  private static final String CHOOSE =
      "Kies accept (de plek aannemen) of decline (de plek afslaan).";
  private static final Map<String, Answer> ANSWERS =
      Map.of("accept", Answer.ACCEPT, "decline", Answer.DECLINE);

  private LinkJson() {}

  /** An answer to an offer. */
  public enum Answer {
    ACCEPT,
    DECLINE
  }

  /** The person who takes somebody's place in the pair. */
  public static Reading<Person> person(JsonNode json) {
    return read(json, (fields, errors) -> SubmissionReader.person(fields, "je collega", errors));
  }

  /** The answer to an offer. */
  public static Reading<Answer> answer(JsonNode json) {
    return read(json, (fields, _) -> closed(fields, fields.choice("answer", ANSWERS, CHOOSE)));
  }

  /** The address of the person who asks for their links. */
  public static Reading<EmailAddress> email(JsonNode json) {
    return read(
        json, (fields, _) -> closed(fields, fields.email("email", Label.of("je e-mailadres"))));
  }

  private static <T> Optional<T> closed(Fields fields, Optional<T> value) {
    fields.refuseOthers();
    return value;
  }

  private static <T> Reading<T> read(
      JsonNode json, BiFunction<Fields, FieldErrors, Optional<T>> reader) {
    var errors = new FieldErrors();
    var value =
        Fields.of(json, Pointer.ROOT, DOCUMENT, errors)
            .flatMap(fields -> reader.apply(fields, errors));
    return errors.isEmpty()
        ? new Reading.Valid<>(value.orElseThrow())
        : new Reading.Invalid<>(errors.all());
  }
}
