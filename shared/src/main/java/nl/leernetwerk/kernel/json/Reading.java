package nl.leernetwerk.kernel.json;

import java.util.List;
import nl.leernetwerk.kernel.FieldError;

/** The result of reading a small document. */
public sealed interface Reading<T> {

  /** The document is valid; this is what it holds. */
  record Valid<T>(T value) implements Reading<T> {}

  /** The document is not valid; these are all its errors, at least one. */
  record Invalid<T>(List<FieldError> errors) implements Reading<T> {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
