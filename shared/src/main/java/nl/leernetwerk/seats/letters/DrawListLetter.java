package nl.leernetwerk.seats.letters;

import java.util.List;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.NewsView;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.registration.letters.OwnLink;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registration.letters.PairNews;
import nl.leernetwerk.rounds.Round;

/**
 * To a person of a pair: the list of a draw was published. Who keeps this mail can see afterwards
 * that the list was not changed.
 */
final class DrawListLetter {
  private final PairNews news;
  private final Pages pages;

  DrawListLetter(Pages pages) {
    this.news = new PairNews(pages);
    this.pages = pages;
  }

  /**
   * The letter.
   *
   * @param hash the SHA-256 of the list
   */
  Letter write(Round round, Registration registration, Addressee to, String hash) {
    var when = round.beacon().map(Beacon::at).map(Dutch::moment);
    return news.write(
        round,
        registration,
        to,
        new NewsView(
            "De lijst van de loting is bekend",
            List.of(
                "De aanmelding is gesloten. %s staat op de lijst waaruit we loten."
                    .formatted(registration.submission().initiative()),
                when.map(
                        it ->
                            "Op %s wordt het getal bekend dat over de volgorde beslist. Daarna krijgen"
                                    .formatted(it)
                                + " jullie een e-mail met de uitkomst. Jullie hoeven nu niets te"
                                + " doen.")
                    .orElse("Jullie krijgen een e-mail met de uitkomst.")),
            List.of(
                new Fact("Kenmerk", registration.reference().text()),
                new Fact("Controlecode van de lijst (SHA-256)", hash)),
            "Zo ga je na dat de lijst gelijk blijft",
            List.of(
                "De lijst staat op %s. Zoek er jullie kenmerk op.".formatted(pages.draw(round)),
                "Bewaar deze e-mail. Na de loting hoort op die pagina nog dezelfde controlecode te"
                    + " staan als hieronder."),
            List.of()),
        OwnLink.LOOK);
  }
}
