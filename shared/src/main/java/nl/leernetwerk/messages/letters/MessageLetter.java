package nl.leernetwerk.messages.letters;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Prose;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.messages.MessageText;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.Greeting;
import nl.leernetwerk.registration.letters.OwnLink;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.rounds.Round;

/** To a person of a pair: what an organiser wrote. */
public final class MessageLetter {
  /** Enough of the text for a list of mails. */
  private static final int PREHEADER = 120;

  private final LetterTemplate template = new LetterTemplate("message", MessageLetter.class);
  private final Pages pages;

  public MessageLetter(Pages pages) {
    this.pages = pages;
  }

  private record View(
      String title,
      List<Prose.Paragraph> paragraphs,
      String writer,
      String reference,
      String initiative) {}

  /**
   * The letter.
   *
   * @param writer the organiser's name, as long as the round names them
   */
  public Letter write(
      Round round,
      Registration registration,
      Addressee to,
      MessageText text,
      Optional<String> writer) {
    return template.write(
        Frame.of(
                Typed.oneLine(text.subject()),
                Typed.cut(Typed.oneLine(text.text()), PREHEADER, "…"),
                Greeting.to(registration.submission().pair(), to),
                round,
                pages)
            .with(link(registration), pages.own(registration, to)),
        new View(
            text.subject(),
            Prose.of(text.text()).paragraphs(),
            writer.map(it -> it + " van de organisatie").orElse("de organisatie"),
            registration.reference().text(),
            registration.submission().initiative()),
        List.of());
  }

  /** What the reader can do with their own link now. */
  private static OwnLink link(Registration registration) {
    return switch (registration.state()) {
      case RegistrationState.Offered _ -> OwnLink.ANSWER;
      case RegistrationState.Declined _, RegistrationState.Expired _ -> OwnLink.LOOK;
      default ->
          registration.sharpened().filter(Sharpened::awaitsAnswer).isPresent()
              ? OwnLink.SHARPENED
              : OwnLink.CHANGE;
    };
  }
}
