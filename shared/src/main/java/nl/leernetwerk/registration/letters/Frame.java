package nl.leernetwerk.registration.letters;

import static java.util.Map.entry;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Links;
import nl.leernetwerk.mailing.letters.Prose;
import nl.leernetwerk.rounds.Round;

/**
 * What every letter shares: the text above and below its content, its one button, and its looks.
 *
 * @param preheader what a list of mails shows beside the subject; a sentence of the letter
 * @param action the one thing to do with the letter
 * @param paragraphs what the organisers of the round add to such letters
 */
public record Frame(
    String subject,
    String preheader,
    String greeted,
    String round,
    String contact,
    String contactLink,
    String deletedOn,
    URI home,
    URI privacy,
    Sender sender,
    Optional<Action> action,
    List<Prose.Paragraph> paragraphs)
    implements LetterTemplate.Surround {

  /** A link that stands in the letter as a button, with its address below it. */
  public record Action(String label, URI link, String says) {}

  // Styles are on the elements themselves, because many mail programs drop a style sheet. Text and
  // background keep the reader's own colours, dark mode included; where an element has a colour it
  // has both, so that a program that turns colours around turns both. The green of lines is visible
  // on white and on black.
  private static final Map<String, String> STYLE =
      Map.ofEntries(
          entry(
              "body",
              "margin:0;padding:0;font-family:Verdana,Geneva,'DejaVu Sans',sans-serif;"
                  + "font-size:16px;line-height:1.6;overflow-wrap:anywhere"),
          entry(
              "preheader",
              "display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;opacity:0"),
          entry("page", "max-width:640px;margin:0 auto;padding:16px"),
          entry(
              "top",
              "margin:0 0 24px;padding:12px 16px;background-color:#00525c;color:#ffffff;"
                  + "border-radius:6px;font-size:15px;line-height:1.45"),
          entry(
              "dot",
              "display:inline-block;width:11px;height:11px;margin:0 3px 0 0;border-radius:50%;"
                  + "background-color:#ffffff"),
          entry(
              "lastDot",
              "display:inline-block;width:11px;height:11px;margin:0 8px 0 0;border-radius:50%;"
                  + "background-color:#f0a830"),
          entry(
              "bottom",
              "margin:32px 0 0;padding-top:20px;border-top:1px solid #767676;font-size:14px"),
          entry("h1", "margin:0 0 16px;font-size:24px;line-height:1.25"),
          entry("h2", "margin:32px 0 10px;font-size:20px;line-height:1.3"),
          entry(
              "h3",
              "margin:32px 0 16px;padding-top:20px;border-top:3px solid #2f7f8a;font-size:18px;"
                  + "line-height:1.4"),
          entry("p", "margin:0 0 16px"),
          entry("small", "margin:0 0 24px;font-size:14px"),
          entry("action", "margin:20px 0 12px"),
          entry(
              "button",
              "display:inline-block;padding:12px 22px;background-color:#00525c;color:#ffffff;"
                  + "border:2px solid #2f7f8a;border-radius:6px;font-weight:bold;line-height:1.3;"
                  + "text-decoration:none"),
          entry("list", "margin:0 0 16px;padding-left:28px"),
          entry("item", "margin:0 0 8px"),
          entry("box", "margin:0 0 16px;padding:2px 18px 16px;border:1px solid #767676"),
          entry("entry", "margin:0 0 16px"),
          entry("dt", "margin:14px 0 0;font-weight:bold"),
          entry("dd", "margin:0"));

  /**
   * A frame without a button.
   *
   * @param preheader a sentence of the letter
   */
  public static Frame of(
      String subject, String preheader, String greeted, Round round, Pages pages) {
    return new Frame(
        subject,
        preheader,
        greeted,
        round.name(),
        round.contact().value(),
        Links.mail(round.contact()),
        Dutch.date(round.retentionUntil()),
        pages.home(),
        pages.privacy(),
        pages.sender(),
        Optional.empty(),
        pages
            .kind()
            .flatMap(round::paragraph)
            .map(text -> Prose.of(text).paragraphs())
            .orElse(List.of()));
  }

  /** The same frame for a letter to a person of a pair, with a button for their own link. */
  public Frame with(OwnLink button, URI link) {
    return with(new Action(button.label(), link, button.says()));
  }

  /** The same frame for a letter to an organiser or a facilitator, with a button to their pages. */
  public Frame toOffice(String label, Pages pages) {
    return with(
        new Action(label, pages.office(), "Je komt erin met het e-mailadres waarop je dit leest."));
  }

  private Frame with(Action button) {
    return new Frame(
        subject,
        preheader,
        greeted,
        round,
        contact,
        contactLink,
        deletedOn,
        home,
        privacy,
        sender,
        Optional.of(button),
        paragraphs);
  }

  public Map<String, String> style() {
    return STYLE;
  }
}
