package nl.leernetwerk.json;

import java.util.ArrayList;
import java.util.List;
import nl.leernetwerk.enrolment.FieldError;

/** The errors found so far in one document. */
final class FieldErrors {
  /** A person makes a handful; beyond this a machine sends nonsense, and the answer stays small. */
  static final int MAX = 200;

  private final List<FieldError> errors = new ArrayList<>();

  void add(Pointer at, String detail) {
    if (errors.size() < MAX) {
      errors.add(new FieldError(at.text(), detail));
    }
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  List<FieldError> all() {
    return List.copyOf(errors);
  }
}
