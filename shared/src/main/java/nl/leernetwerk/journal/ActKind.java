package nl.leernetwerk.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;

/**
 * A kind of act by an organiser that changes no round, roster or registration. Each feature
 * declares its kinds, and the registry lists them.
 *
 * @param name one word, under which the act is stored
 * @param sentence makes the Dutch sentence that tells the act, from the act's object
 * @param registration finds the registration that the act was about, if there was one
 */
public record ActKind(
    String name,
    BiFunction<String, Words, String> sentence,
    Function<String, Optional<Reference>> registration) {

  /** A mail was sent again; the act's object is the mail. */
  public static final ActKind MAIL_SENT_AGAIN = mail("mail", "Een e-mail is opnieuw verstuurd");

  /** A mail that was set aside was given up; the act's object is the mail. */
  public static final ActKind MAIL_GIVEN_UP =
      mail("mail-given-up", "Een e-mail die mislukt was, wordt niet meer verstuurd");

  /** The reason of a journal line was erased; the act's object is that line. */
  public static final ActKind REASON_ERASED =
      new ActKind(
          "why",
          (line, _) -> "De reden bij regel %s is gewist.".formatted(line),
          _ -> Optional.empty());

  /** The kinds that belong to the journal itself. */
  public static final List<ActKind> ALL = List.of(MAIL_SENT_AGAIN, MAIL_GIVEN_UP, REASON_ERASED);

  private static ActKind mail(String name, String told) {
    return new ActKind(
        name,
        (object, words) ->
            Mail.parse(object)
                .map(
                    mail -> "%s: %s, aan %s.".formatted(told, words.mail(mail), words.reader(mail)))
                .orElse(told + "."),
        object -> Mail.parse(object).flatMap(mail -> Reference.parse(mail.about())));
  }
}
