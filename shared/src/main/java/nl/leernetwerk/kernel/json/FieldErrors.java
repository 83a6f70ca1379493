package nl.leernetwerk.kernel.json;

import java.util.ArrayList;
import java.util.List;
import nl.leernetwerk.kernel.FieldError;

/** The errors found so far in one document. */
public final class FieldErrors {
  /**
   * People make only a few errors. More than this means that a program sends nonsense, and the
   * answer stays small.
   */
  public static final int MAX = 200;

  private final List<FieldError> errors = new ArrayList<>();

  public void add(Pointer at, String detail) {
    if (errors.size() < MAX) {
      errors.add(new FieldError(at.text(), detail));
    }
  }

  /** Adds these errors, in order. */
  public void addAll(List<FieldError> more) {
    errors.addAll(more.subList(0, Math.min(more.size(), MAX - errors.size())));
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  public List<FieldError> all() {
    return List.copyOf(errors);
  }
}
