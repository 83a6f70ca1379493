package nl.leernetwerk.workplace;

import java.util.List;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Sharpened;

/**
 * A step in sharpening: a new version of the text, or the confirmation of the last one.
 *
 * @param before the registration as it was read; if it has changed since, nothing is written
 * @param text what it says after the step
 */
public record SharpenStep(Registration before, Sharpened text, List<Mail> mails) {
  public SharpenStep {
    mails = List.copyOf(mails);
  }

  /** Whether the step confirms a version that was there before. */
  public boolean confirms() {
    return before.sharpened().filter(it -> it.version() == text.version()).isPresent();
  }

  /** The registration after the step. */
  public Registration after() {
    return before.sharpened(text);
  }
}
