package nl.leernetwerk.registration.letters;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.leernetwerk.mailing.AddressedLetter;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Mail;

/**
 * A kind of mail: how it is written, and what people read of it beforehand and afterwards. Each
 * feature declares its own, and the registry lists them all.
 *
 * @param name as a mail's id has it
 * @param words what such a mail is about, in a few Dutch words for a journal
 * @param writer writes such a mail from what is stored
 * @param preview such mails about an invented initiative, for who opens a round
 */
public record MailKind(
    String name,
    String words,
    Function<LetterSources, Writer> writer,
    Function<PreviewRound, List<Preview>> preview) {

  /** Writes the mails of one kind. */
  @FunctionalInterface
  public interface Writer {
    /** The mail as it should be sent now; empty when there is nobody any more whom it is for. */
    Optional<AddressedLetter> write(Mail mail);
  }

  /**
   * A mail as somebody will get it.
   *
   * @param name which it is
   * @param to who gets it
   */
  public record Preview(String name, String to, Letter letter) {}
}
