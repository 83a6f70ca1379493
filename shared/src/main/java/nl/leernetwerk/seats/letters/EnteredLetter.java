package nl.leernetwerk.seats.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.NewsView;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.registration.letters.OwnLink;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registration.letters.PairNews;
import nl.leernetwerk.registration.letters.SubmissionView;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/**
 * To a person of a pair: an organiser entered their registration after the allocation. It tells
 * where the reader's data came from, because the reader did not fill in the form.
 */
final class EnteredLetter {
  private final PairNews news;

  EnteredLetter(Pages pages) {
    this.news = new PairNews(pages);
  }

  /**
   * The letter.
   *
   * @param organiser the name of who entered it, as long as it is known
   * @param place on the waiting list; empty when free seats were offered at once
   */
  Letter write(
      Round round,
      Registration registration,
      Addressee to,
      Optional<String> organiser,
      OptionalInt place,
      Map<SchoolCode, School> schools) {
    var submission = registration.submission();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Kenmerk", registration.reference().text()));
    facts.add(new Fact("Scholen", String.join("; ", SubmissionView.schools(submission, schools))));
    place.ifPresent(it -> facts.add(new Fact("Plaats op de wachtlijst", String.valueOf(it))));
    boolean phone =
        to.roles().stream().anyMatch(it -> submission.pair().person(it).phone().isPresent());
    return news.write(
        round,
        registration,
        to,
        new NewsView(
            "Jullie zijn aangemeld door de organisatie",
            List.of(
                "%s heeft op %s %s aangemeld voor het leernetwerk van het %s, na de verdeling van de plekken."
                    .formatted(
                        organiser.map(it -> it + " van de organisatie").orElse("De organisatie"),
                        Dutch.moment(registration.arrival().at()),
                        submission.initiative(),
                        NetworkNames.schooling(submission.network()))),
            facts,
            "Wat dit betekent",
            List.of(
                place.isPresent()
                    ? "Jullie staan op plaats %d van de wachtlijst: achteraan, omdat de aanmelding na de sluitingsdatum kwam."
                        .formatted(place.getAsInt())
                    : "Er is nu plek voor jullie. Over dat aanbod krijgen jullie een e-mail apart.",
                place.isPresent()
                    ? "Komt er plek en zijn jullie aan de beurt, dan krijgen jullie een e-mail. We"
                        + " bieden plekken aan tot en met %s."
                            .formatted(Dutch.date(round.offers().lastDay()))
                    : "Zeggen jullie nee of antwoorden jullie niet op tijd, dan gaat de plek naar"
                        + " de volgende op de wachtlijst.",
                "Met je eigen link zie je wat er is ingevuld. Je kunt er namen, functies,"
                    + " e-mailadressen en telefoonnummers mee verbeteren, of de aanmelding"
                    + " intrekken. Klopt er iets anders niet, zoals een leervraag? Beantwoord dan"
                    + " deze e-mail."),
            List.of(
                ("%s heeft daarbij %s gegevens opgegeven: naam, e-mailadres, functie%s en school."
                        + " We gebruiken ze alleen om het leernetwerk te organiseren. Weet je hier"
                        + " niets van, of wil je dat we je gegevens verwijderen? Beantwoord deze"
                        + " e-mail of mail naar %s.")
                    .formatted(
                        organiser.orElse("De organisatie"),
                        to.roles().size() == PairRole.values().length ? "jullie" : "jouw",
                        phone ? ", telefoonnummer" : "",
                        round.contact().value()),
                "Op %s verwijderen we jullie gegevens."
                    .formatted(Dutch.date(round.retentionUntil())))),
        OwnLink.CHANGE);
  }
}
