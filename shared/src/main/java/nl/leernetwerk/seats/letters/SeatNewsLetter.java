package nl.leernetwerk.seats.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
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
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.OfferReminder;
import nl.leernetwerk.seats.OfferTerm;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;

/** To a person of a pair: what a change after the allocation means for them. */
final class SeatNewsLetter {
  private static final String MEANING = "Wat dit betekent";

  private final PairNews news;

  SeatNewsLetter(Pages pages) {
    this.news = new PairNews(pages);
  }

  Letter write(
      Round round,
      Registration registration,
      Addressee to,
      Notice notice,
      RosterChange change,
      Map<SchoolCode, School> schools) {
    var about = new About(round, registration, change, schools).view(notice);
    var closing = new ArrayList<>(about.closing());
    closing.add(
        "Op %s verwijderen we jullie gegevens.".formatted(Dutch.date(round.retentionUntil())));
    return news.write(round, registration, to, about.closing(closing), link(notice));
  }

  /** Asks again for an answer to an offer that is open. */
  Letter remind(
      Round round,
      Registration registration,
      Addressee to,
      OfferReminder reminder,
      RosterChange change,
      Map<SchoolCode, School> schools) {
    return news.write(
        round,
        registration,
        to,
        new About(round, registration, change, schools).reminded(reminder),
        OwnLink.ANSWER);
  }

  private static OwnLink link(Notice notice) {
    return switch (notice) {
      case OFFERED -> OwnLink.ANSWER;
      case DECLINED, EXPIRED, WITHDRAWN -> OwnLink.LOOK;
      case ACCEPTED, SEATED, LISTED, MOVED, CLOSED -> OwnLink.CHANGE;
    };
  }

  /** What a mail is about. */
  private record About(
      Round round,
      Registration registration,
      RosterChange change,
      Map<SchoolCode, School> schools) {

    NewsView view(Notice notice) {
      return switch (notice) {
        case OFFERED -> offered();
        case ACCEPTED -> accepted();
        case DECLINED -> declined();
        case EXPIRED -> expired();
        case WITHDRAWN -> withdrawn();
        case SEATED -> seated();
        case LISTED -> listed();
        case MOVED -> moved();
        case CLOSED -> closed();
      };
    }

    private NewsView offered() {
      var offer = event(RosterEvent.SeatOffered.class);
      var network = named(offer.network());
      var last = Dutch.date(OfferTerm.lastDay(offer.until()));
      return new NewsView(
          "Er is plek: antwoord uiterlijk " + last,
          List.of(
              "In %s voor het %s is plek gekomen voor %s. We houden %s voor jullie vast."
                  .formatted(network, schooling(), initiative(), Dutch.seats(many())),
              "Laat ons uiterlijk op %s met je eigen link weten of jullie die plek willen."
                  .formatted(last)),
          facts(
              new Fact("Leernetwerk", offer.network()),
              new Fact("Aangeboden", seats()),
              new Fact("Antwoord uiterlijk op", last)),
          MEANING,
          List.of(
              "Zeggen jullie ja, dan doen jullie mee. Een procesbegeleider neemt contact op.",
              "Zeggen jullie nee, of horen we op tijd niets, dan gaat de plek naar de volgende op"
                  + " de wachtlijst. Jullie staan dan niet meer op de lijst.",
              "Jullie hebben %s om te antwoorden. Weekenden, feestdagen en de schoolvakanties van"
                      .formatted(
                          Dutch.count(round.offers().schoolDays(), "schooldag", "schooldagen"))
                  + " jullie scholen tellen niet mee.",
              "Het moment waarop wij jullie antwoord ontvangen telt: op %s tot middernacht is op tijd."
                  .formatted(last)),
          List.of(
              "Waarom jullie nu: van de initiatieven op de wachtlijst zijn jullie de eerste bij wie"
                  + " alle scholen in de vrije plekken passen."));
    }

    private NewsView reminded(OfferReminder reminder) {
      var offer = event(RosterEvent.SeatOffered.class);
      // Its network may have been merged since.
      var network = registration.state().network().orElse(offer.network());
      var last = Dutch.date(OfferTerm.lastDay(offer.until()));
      return new NewsView(
          switch (reminder) {
            case TWO_DAYS_LEFT -> "Herinnering: antwoord uiterlijk " + last;
            case LAST_DAY -> "Laatste dag om te antwoorden: " + last;
          },
          List.of(
              "We houden %s in %s vast voor %s, en hebben nog geen antwoord."
                  .formatted(Dutch.seats(many()), named(network), initiative()),
              switch (reminder) {
                case TWO_DAYS_LEFT ->
                    "Er zijn nog hoogstens twee schooldagen. Laat ons uiterlijk op %s weten of jullie"
                            .formatted(last)
                        + " de plek willen.";
                case LAST_DAY ->
                    "Antwoorden kan tot en met %s, tot middernacht. Daarna verloopt het aanbod."
                        .formatted(last);
              }),
          facts(
              new Fact("Leernetwerk", network),
              new Fact("Aangeboden", seats()),
              new Fact("Antwoord uiterlijk op", last)),
          MEANING,
          List.of(
              "Zeggen jullie ja, dan doen jullie mee.",
              "Zeggen jullie nee, of horen we op tijd niets, dan gaat de plek naar de volgende op"
                  + " de wachtlijst. Jullie staan dan niet meer op de wachtlijst."),
          List.of("Heeft de ander van jullie tweeën al geantwoord? Dan hoef je niets te doen."));
    }

    private NewsView accepted() {
      var network = event(RosterEvent.OfferAccepted.class).network();
      return taken(
          "Jullie plek in %s staat vast".formatted(named(network)),
          "Fijn dat jullie meedoen. %s heeft een plek in %s voor het %s."
              .formatted(initiative(), named(network), schooling()),
          network);
    }

    private NewsView seated() {
      var network = event(RosterEvent.Seated.class).network();
      return taken(
          "Jullie hebben een plek in een extra leernetwerk",
          "Goed nieuws: er is een extra leernetwerk voor het %s, en %s heeft daarin een plek."
              .formatted(schooling(), initiative()),
          network);
    }

    private NewsView moved() {
      var network =
          change.events().stream()
              .flatMap(
                  event ->
                      switch (event) {
                        case RosterEvent.Moved it when it.concerns(registration.reference()) ->
                            Stream.of(it.to());
                        case RosterEvent.NetworksMerged it -> Stream.of(it.into());
                        default -> Stream.<String>empty();
                      })
              .reduce((_, last) -> last)
              .orElseThrow();
      return taken(
          "Jullie gaan naar " + named(network),
          "%s hoort vanaf nu bij %s voor het %s. Jullie plek blijft van jullie."
              .formatted(initiative(), named(network), schooling()),
          network);
    }

    /** The mail to an initiative that has a seat. */
    private NewsView taken(String title, String lead, String id) {
      var points = new ArrayList<String>();
      points.add(
          facilitators(id)
              + " contact met jullie op, om jullie leervragen en verwachtingen scherper te maken.");
      if (!round.meetings().isEmpty()) {
        points.add("Het leernetwerk komt bij elkaar: %s.".formatted(Dutch.list(round.meetings())));
      }
      points.add(
          "Elke bijeenkomst begint om 12.00 uur met een inlooplunch en duurt tot uiterlijk 16.00"
              + " uur, op een centrale plek in het land.");
      return new NewsView(
          title,
          List.of(lead),
          facts(new Fact("Leernetwerk", id), new Fact("Toegewezen", seats())),
          "Wat er nu gebeurt",
          points,
          List.of(
              "Kunnen jullie toch niet meedoen? Laat het zo snel mogelijk weten, dan kan een ander"
                  + " initiatief jullie plek krijgen. Dat doe je met je eigen link."));
    }

    private NewsView declined() {
      return gone(
          "Jullie hebben de plek afgeslagen",
          "We hebben genoteerd dat %s de aangeboden plek niet wil.".formatted(initiative()),
          "De plek gaat naar de volgende op de wachtlijst.");
    }

    private NewsView expired() {
      return gone(
          "Het aanbod van een plek is verlopen",
          "We hebben op tijd geen antwoord ontvangen op de plek die we %s aanboden."
              .formatted(initiative()),
          "De plek gaat naar de volgende op de wachtlijst. Dat stond in de e-mail met het aanbod.");
    }

    private NewsView withdrawn() {
      return gone(
          "Jullie aanmelding is ingetrokken",
          "%s doet niet meer mee aan deze ronde.".formatted(initiative()),
          event(RosterEvent.Withdrawn.class)
              .seatIn()
              .map(
                  it ->
                      "Jullie plek in %s komt vrij voor een ander initiatief.".formatted(named(it)))
              .orElse("De andere initiatieven op de wachtlijst schuiven op."));
    }

    /** The mail to an initiative that has left. */
    private NewsView gone(String title, String lead, String seat) {
      return new NewsView(
          title,
          List.of(lead),
          facts(),
          MEANING,
          List.of(seat, "Jullie staan niet meer op de lijst en krijgen geen aanbod meer."),
          List.of("Klopt dit niet, of willen jullie toch weer op de wachtlijst? " + write()));
    }

    private NewsView listed() {
      return new NewsView(
          "Jullie staan weer op de wachtlijst",
          List.of(
              "%s staat weer op de wachtlijst van het %s, op de laatste plaats."
                  .formatted(initiative(), schooling())),
          facts(),
          MEANING,
          List.of(
              "Komt er plek en zijn jullie aan de beurt, dan krijgen jullie een e-mail. Jullie"
                  + " hoeven nu niets te doen.",
              "Tot en met %s bieden we plekken aan."
                  .formatted(Dutch.date(round.offers().lastDay()))),
          List.of(
              "Willen jullie niet meer op de wachtlijst staan? Trek de aanmelding dan in met je"
                  + " eigen link."));
    }

    private NewsView closed() {
      return new NewsView(
          "De wachtlijst is gesloten",
          List.of(
              "Tot en met %s boden we plekken aan die vrijkwamen. Voor %s was er helaas geen plek."
                  .formatted(Dutch.date(round.offers().lastDay()), initiative())),
          facts(),
          MEANING,
          List.of(
              "Er worden in deze ronde geen plekken meer aangeboden.",
              "Komt er toch een extra leernetwerk waarin jullie passen, dan horen jullie dat van"
                  + " ons.",
              "Voor een volgende ronde kunnen jullie je opnieuw aanmelden."),
          List.of("Hebben jullie een vraag? " + write()));
    }

    private List<Fact> facts(Fact... more) {
      return Stream.concat(
              Stream.of(
                  new Fact("Kenmerk", registration.reference().text()),
                  new Fact(
                      "Scholen",
                      String.join(
                          "; ", SubmissionView.schools(registration.submission(), schools)))),
              Stream.of(more))
          .toList();
    }

    /** The last event of that kind that names this registration. */
    private <T extends RosterEvent> T event(Class<T> kind) {
      return change.events().stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .filter(event -> event.concerns(registration.reference()))
          .reduce((_, last) -> last)
          .orElseThrow(() -> new IllegalArgumentException("a mail about what did not happen"));
    }

    private String initiative() {
      return registration.submission().initiative();
    }

    private String schooling() {
      return NetworkNames.schooling(registration.submission().network());
    }

    private String named(String network) {
      return "leernetwerk " + network;
    }

    private String seats() {
      return round.capacityUnit() == CapacityUnit.SCHOOLS
          ? Dutch.seats(many()) + ", voor elke school een"
          : Dutch.seats(many());
    }

    private int many() {
      return round.capacityUnit().seats(registration.submission().schools().size());
    }

    private String contact() {
      return round.contact().value();
    }

    private String write() {
      return "Beantwoord deze e-mail of mail naar %s, en noem jullie kenmerk.".formatted(contact());
    }

    private String facilitators(String id) {
      return DecisionLetter.facilitators(
          round.network(id).map(Network::facilitators).orElse(List.<Contact>of()));
    }
  }
}
