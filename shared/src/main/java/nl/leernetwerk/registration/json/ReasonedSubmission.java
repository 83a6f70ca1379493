package nl.leernetwerk.registration.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.schools.Schools;

/**
 * A registration that an organiser sends, and why.
 *
 * @param registration what the registration says, or what is wrong with it
 * @param flaws what is wrong with the rest of the document; without flaws there is a reason
 */
public record ReasonedSubmission(
    SubmissionReader.Result registration, Optional<String> why, List<FieldError> flaws) {
  private static final String REGISTRATION = "registration";
  private static final int MAX_WHY = 500;
  private static final Label DOCUMENT = Label.of("de opdracht");
  private static final Label WHY =
      new Label("de reden", "Vul in waarom je dit doet, in hooguit 500 tekens.");

  public ReasonedSubmission {
    flaws = List.copyOf(flaws);
  }

  /** Reads the document; it never throws. */
  public static ReasonedSubmission read(JsonNode json) {
    var errors = new FieldErrors();
    var why =
        Fields.of(json, Pointer.ROOT, DOCUMENT, errors)
            .flatMap(
                fields -> {
                  fields.optional(REGISTRATION);
                  var reason = why(fields);
                  fields.refuseOthers();
                  return reason;
                });
    return new ReasonedSubmission(
        SubmissionReader.read(json.path(REGISTRATION)), why, errors.all());
  }

  /** Reads why an organiser does something. */
  public static Optional<String> why(Fields fields) {
    return fields.lines("why", WHY, MAX_WHY);
  }

  /** Everything that is wrong; none when the whole document could be read. */
  public List<FieldError> errors(Schools schools) {
    var errors = new ArrayList<FieldError>();
    if (registration instanceof SubmissionReader.Invalid invalid) {
      errors.addAll(placed(invalid.errors(schools)));
    }
    errors.addAll(flaws);
    return errors;
  }

  /** Errors of a registration, with pointers into the document of which it is a part. */
  public static List<FieldError> placed(List<FieldError> errors) {
    return errors.stream()
        .map(
            error ->
                new FieldError(
                    error.pointer().replaceFirst("^#", "#/" + REGISTRATION), error.detail()))
        .toList();
  }
}
