package nl.leernetwerk.registration.letters;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.leernetwerk.mailing.AddressedLetter;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Mail;

/**
 * A kind of mail: how it is written, how a journal names it, and how it looks in a preview. Each
 * feature declares its own kinds, and the registry lists them all.
 *
 * @param name the kind's name in a mail's id
 * @param words what such a mail is about, in a few Dutch words for a journal
 * @param writer writes such a mail from what is stored
 * @param preview such mails about an invented initiative, for the organiser who opens a round
 * @param takesParagraph whether the organisers of a round may add a paragraph to such mails
 */
public record MailKind(
    String name,
    String words,
    Function<LetterSources, Writer> writer,
    Function<PreviewRound, List<Preview>> preview,
    boolean takesParagraph) {

  /** A kind of mail to pairs or facilitators, to which organisers may add a paragraph. */
  public MailKind(
      String name,
      String words,
      Function<LetterSources, Writer> writer,
      Function<PreviewRound, List<Preview>> preview) {
    this(name, words, writer, preview, true);
  }

  /** The same kind, to whose mails organisers add nothing. */
  public MailKind withoutParagraph() {
    return new MailKind(name, words, writer, preview, false);
  }

  /** What writes such mails, with what the organisers of a round add to them. */
  public Writer writer(LetterSources sources) {
    return writer.apply(takesParagraph ? sources.of(name) : sources);
  }

  /** Such mails in a preview, with what the organisers of the round add to them. */
  public List<Preview> preview(PreviewRound round) {
    return preview.apply(takesParagraph ? round.of(name) : round);
  }

  /** Writes the mails of one kind. */
  @FunctionalInterface
  public interface Writer {
    /** The mail as it should be sent now; empty when nobody is left to read it. */
    Optional<AddressedLetter> write(Mail mail);
  }

  /**
   * A mail as a reader will get it.
   *
   * @param name the mail's name in the preview
   * @param to the readers, in words
   */
  public record Preview(String name, String to, Letter letter) {}
}
