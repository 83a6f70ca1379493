package nl.leernetwerk.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;

/**
 * A kind of thing that organisers do and that changes no round, roster or registration. Each is
 * declared by its feature and listed in the registry.
 *
 * @param name one word, by which it is stored
 * @param sentence what was done in a Dutch sentence, from what it was done to
 * @param registration the registration that it was about, if it was
 */
public record ActKind(
    String name,
    BiFunction<String, Words, String> sentence,
    Function<String, Optional<Reference>> registration) {

  /** A mail was sent again; its object is the mail. */
  public static final ActKind MAIL_SENT_AGAIN =
      new ActKind(
          "mail",
          (mail, words) ->
              Mail.parse(mail)
                  .map(
                      it ->
                          "Een mail is opnieuw verstuurd: %s, aan %s."
                              .formatted(
                                  words.mail(it),
                                  Reference.parse(it.about())
                                      .map(words::initiative)
                                      .orElse(it.about())))
                  .orElse("Een mail is opnieuw verstuurd."),
          mail -> Mail.parse(mail).flatMap(it -> Reference.parse(it.about())));

  /** Why something was done was erased; its object is the line of the journal. */
  public static final ActKind REASON_ERASED =
      new ActKind(
          "why",
          (line, _) -> "De reden bij regel %s is gewist.".formatted(line),
          _ -> Optional.empty());

  /** The kinds that belong to the journal itself. */
  public static final List<ActKind> ALL = List.of(MAIL_SENT_AGAIN, REASON_ERASED);
}
