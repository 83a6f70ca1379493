package nl.leernetwerk.workplace.letters;

import java.util.List;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.NewsView;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.registration.letters.OwnLink;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registration.letters.PairNews;
import nl.leernetwerk.registration.letters.Subjects;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.workplace.SharpenDifference;

/** About a sharpened text: to the pair, and to the facilitators when the pair corrected it. */
final class SharpenLetter {
  private final LetterTemplate template = new LetterTemplate("news", SharpenLetter.class);
  private final Pages pages;

  SharpenLetter(Pages pages) {
    this.pages = pages;
  }

  Letter toPair(
      Round round,
      Registration registration,
      Addressee to,
      Sharpened text,
      List<SharpenDifference> differences) {
    return new PairNews(pages)
        .write(
            round,
            registration,
            to,
            new NewsView(
                "Jullie leervragen zijn aangescherpt",
                List.of(
                    "%s heeft op %s jullie leervragen en verwachtingen aangescherpt. Kijk of het klopt."
                        .formatted(
                            text.by() instanceof Actor.Organiser
                                ? "Een organisator"
                                : "Jullie procesbegeleider",
                            Dutch.moment(text.at()))),
                differences.stream().map(SharpenLetter::told).toList(),
                facts(registration),
                "Wat we van jullie vragen",
                List.of(
                    "Zeg op je eigen pagina dat de tekst klopt, of pas hem daar aan. Eén antwoord"
                        + " van jullie tweeën is genoeg.",
                    "Wat jullie zelf hebben ingestuurd, blijft ernaast staan."),
                List.of()),
            OwnLink.SHARPENED);
  }

  Letter toFacilitator(
      Round round,
      Registration registration,
      Contact to,
      Sharpened text,
      List<SharpenDifference> differences) {
    var title = "Een initiatief heeft de aangescherpte tekst verbeterd";
    var view =
        new NewsView(
            title,
            List.of(
                "%s heeft op %s de aangescherpte tekst verbeterd."
                    .formatted(registration.submission().initiative(), Dutch.moment(text.at()))),
            differences.stream().map(SharpenLetter::told).toList(),
            facts(registration),
            "",
            List.of(),
            List.of("De verbeterde tekst staat nu in de lijst van je leernetwerk."));
    return template.write(
        Frame.of(
                title + ": " + Subjects.about(registration),
                view.lead().getFirst(),
                to.name(),
                round,
                pages)
            .toOffice("Open jouw leernetwerk", pages),
        view,
        List.of());
  }

  private static List<Fact> facts(Registration registration) {
    return List.of(
        new Fact("Kenmerk", registration.reference().text()),
        new Fact("Initiatief", registration.submission().initiative()));
  }

  private static String told(SharpenDifference it) {
    var was = Typed.oneLine(Typed.unlinked(it.was()));
    var now = Typed.oneLine(Typed.unlinked(it.now()));
    return was.isEmpty()
        ? "%s is nieuw: “%s”".formatted(it.part(), now)
        : now.isEmpty()
            ? "%s is weggelaten. Was: “%s”".formatted(it.part(), was)
            : "%s. Was: “%s” Wordt: “%s”".formatted(it.part(), was, now);
  }
}
