package nl.leernetwerk.local.template;

/** Something in the template that this machine cannot run as AWS would. It says what and where. */
public final class TemplateException extends RuntimeException {
  /** Says what is wrong, in one sentence. */
  public TemplateException(String message) {
    super(message);
  }

  /** The same, with what made it so. */
  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
