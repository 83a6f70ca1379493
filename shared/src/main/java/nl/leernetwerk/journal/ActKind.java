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
  public static final ActKind MAIL_SENT_AGAIN =
      new ActKind(
          "mail",
          (mail, words) ->
              Mail.parse(mail)
                  .map(
                      it ->
                          "Een e-mail is opnieuw verstuurd: %s, aan %s."
                              .formatted(
                                  words.mail(it),
                                  Reference.parse(it.about())
                                      .map(words::initiative)
                                      .orElse(it.about())))
                  .orElse("Een e-mail is opnieuw verstuurd."),
          mail -> Mail.parse(mail).flatMap(it -> Reference.parse(it.about())));

  /** The reason of a journal line was erased; the act's object is that line. */
  public static final ActKind REASON_ERASED =
      new ActKind(
          "why",
          (line, _) -> "De reden bij regel %s is gewist.".formatted(line),
          _ -> Optional.empty());

  /** The kinds that belong to the journal itself. */
  public static final List<ActKind> ALL = List.of(MAIL_SENT_AGAIN, REASON_ERASED);
}
