package nl.leernetwerk.kernel.json;

import java.util.List;
import nl.leernetwerk.kernel.FieldError;

/** What a small document turned out to hold. */
public sealed interface Reading<T> {

  /** What it should. */
  record Valid<T>(T value) implements Reading<T> {}

  /** Something else; everything that is wrong with it, at least one error. */
  record Invalid<T>(List<FieldError> errors) implements Reading<T> {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
