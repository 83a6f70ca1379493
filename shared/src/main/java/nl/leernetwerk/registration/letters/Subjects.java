package nl.leernetwerk.registration.letters;

import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Registration;

/** The ends of subject lines: which initiative or round a mail is about. */
public final class Subjects {
  /** Enough to recognise the initiative; with more, a stranger could write in our name. */
  private static final int MOST = 40;

  private Subjects() {}

  /** The initiative's name, shortened when it is long, and its reference. */
  public static String about(Registration registration) {
    return "%s (%s)"
        .formatted(
            Typed.cut(Typed.oneLine(registration.submission().initiative()), MOST, "…"),
            registration.reference().text());
  }
}
