package nl.leernetwerk.local.template;

/**
 * Something in the template that this machine cannot run as AWS would. The message says what and
 * where.
 */
public final class TemplateException extends RuntimeException {
  /** An exception that says in one sentence what is wrong. */
  public TemplateException(String message) {
    super(message);
  }

  /** The same, with the cause. */
  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
