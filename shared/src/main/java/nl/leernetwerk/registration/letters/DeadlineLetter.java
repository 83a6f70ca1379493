package nl.leernetwerk.registration.letters;

import java.time.LocalDate;
import java.util.List;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;

/** To a person of a pair: registration is open for longer. */
public final class DeadlineLetter {
  private final PairNews news;

  public DeadlineLetter(Pages pages) {
    this.news = new PairNews(pages);
  }

  public Letter write(Round round, Registration registration, Addressee to) {
    var last = Dutch.date(round.deadline());
    var view =
        new NewsView(
            "Aanmelden kan nu tot en met " + last,
            List.of(
                ("Scholen kunnen zich langer aanmelden voor deze ronde: tot en met %s. Jullie"
                        + " aanmelding van %s blijft staan. Jullie hoeven niets te doen.")
                    .formatted(last, registration.submission().initiative())),
            List.of(
                new Fact("Kenmerk", registration.reference().text()),
                new Fact("Laatste dag om aan te melden", last),
                new Fact(
                    "Plekken worden verdeeld op",
                    Dutch.date(LocalDate.ofInstant(round.decidedFrom(), Amsterdam.ZONE)))),
            "Wat dit betekent",
            List.of(
                "De plekken worden later verdeeld dan in de bevestiging stond. Daarna krijgen"
                    + " jullie een e-mail met de uitkomst.",
                order(round)),
            List.of(
                "Op %s verwijderen we jullie gegevens."
                    .formatted(Dutch.date(round.retentionUntil()))));
    return news.write(round, registration, to, view, OwnLink.CHANGE);
  }

  private static String order(Round round) {
    return round.policy() == Policy.ARRIVAL
        ? "De volgorde van binnenkomst blijft: wie zich na jullie aanmeldt, komt na jullie."
        : "De loting gebeurt na de nieuwe laatste dag, met iedereen die zich dan heeft aangemeld.";
  }
}
