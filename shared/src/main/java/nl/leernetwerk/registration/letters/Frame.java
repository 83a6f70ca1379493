package nl.leernetwerk.registration.letters;

import static java.util.Map.entry;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Links;
import nl.leernetwerk.rounds.Round;

/** What every letter shares: the text above and below its content, and its looks. */
public record Frame(
    String subject,
    String greeted,
    String round,
    String contact,
    String contactLink,
    String deletedOn,
    URI home,
    URI privacy,
    Optional<URI> ownLink)
    implements LetterTemplate.Surround {

  // Styles are on the elements themselves, because many mail programs drop a style sheet. Text and
  // background keep the reader's own colours, dark mode included. The grey and the blue of lines
  // are visible both on white and on black.
  private static final Map<String, String> STYLE =
      Map.ofEntries(
          entry(
              "body",
              "margin:0;padding:0;font-family:Verdana,Geneva,'DejaVu Sans',sans-serif;"
                  + "font-size:16px;line-height:1.6;overflow-wrap:anywhere"),
          entry("page", "max-width:640px;margin:0 auto;padding:24px 16px"),
          entry(
              "top",
              "margin:0 0 32px;padding:2px 0 2px 14px;border-left:6px solid #2a7fc0;"
                  + "line-height:1.5"),
          entry(
              "bottom",
              "margin:32px 0 0;padding-top:20px;border-top:1px solid #767676;font-size:14px"),
          entry("h1", "margin:0 0 24px;font-size:28px;line-height:1.25"),
          entry("h2", "margin:36px 0 12px;font-size:22px;line-height:1.3"),
          entry(
              "h3",
              "margin:32px 0 16px;padding-top:20px;border-top:3px solid #2a7fc0;font-size:19px;"
                  + "line-height:1.4"),
          entry("p", "margin:0 0 16px"),
          entry("list", "margin:0 0 16px;padding-left:28px"),
          entry("item", "margin:0 0 8px"),
          entry("box", "margin:0 0 16px;padding:2px 18px 16px;border:1px solid #767676"),
          entry("entry", "margin:0 0 16px"),
          entry("dt", "margin:14px 0 0;font-weight:bold"),
          entry("dd", "margin:0"));

  public static Frame of(String subject, String greeted, Round round, Pages pages) {
    return new Frame(
        subject,
        greeted,
        round.name(),
        round.contact().value(),
        Links.mail(round.contact()),
        Dutch.date(round.retentionUntil()),
        pages.home(),
        pages.privacy(),
        Optional.empty());
  }

  /** The same frame for a letter to a person of a pair, with their own link. */
  public Frame with(URI link) {
    return new Frame(
        subject, greeted, round, contact, contactLink, deletedOn, home, privacy, Optional.of(link));
  }

  public Map<String, String> style() {
    return STYLE;
  }
}
