package nl.leernetwerk.seats.letters;

import java.util.ArrayList;
import java.util.List;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.NewsView;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.seats.OfferTerm;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;

/** To an organiser: an offer expired because nobody answered it, and what became of the seats. */
final class ExpiredOffersLetter {
  private final LetterTemplate template = new LetterTemplate("news", ExpiredOffersLetter.class);
  private final Pages pages;

  ExpiredOffersLetter(Pages pages) {
    this.pages = pages;
  }

  /**
   * The letter.
   *
   * @param registrations the registrations that the change may name
   */
  Letter write(
      Round round,
      Sector sector,
      Contact organiser,
      RosterChange change,
      List<Registration> registrations) {
    var expired = new ArrayList<String>();
    var next = new ArrayList<String>();
    var facts = new ArrayList<Fact>();
    for (var event : change.events()) {
      switch (event) {
        case RosterEvent.OfferExpired(var who, var network) -> {
          expired.add(
              "%s antwoordde niet op tijd op de plek in leernetwerk %s."
                  .formatted(name(who, registrations), network));
          registrations.stream()
              .filter(it -> it.reference().equals(who))
              .forEach(it -> facts.addAll(people(it)));
        }
        case RosterEvent.SeatOffered(var who, var network, var until) ->
            next.add(
                "%s krijgt de plek in leernetwerk %s aangeboden en kan antwoorden tot en met %s."
                    .formatted(
                        name(who, registrations), network, Dutch.date(OfferTerm.lastDay(until))));
        default -> {}
      }
    }
    boolean one = expired.size() == 1;
    if (next.isEmpty()) {
      next.add("De vrije plek is aan niemand anders aangeboden.");
    }
    next.add(
        one
            ? "Het initiatief staat niet meer op de wachtlijst. Wil het toch meedoen? Zet het er"
                + " dan weer op, achteraan."
            : "Deze initiatieven staan niet meer op de wachtlijst. Wil er een toch meedoen? Zet het"
                + " er dan weer op, achteraan.");
    var title =
        one ? "Een aanbod is verlopen" : "%s aanbiedingen zijn verlopen".formatted(expired.size());
    var view =
        new NewsView(
            title,
            List.of(
                "In het %s is een aanbod verlopen zonder antwoord."
                    .formatted(NetworkNames.schooling(sector))),
            expired,
            facts,
            "Wat er nu gebeurt",
            next,
            List.of());
    return template.write(
        Frame.of(
                "%s: %s (%s)".formatted(title, sector, Typed.oneLine(round.id())),
                view.lead().getFirst(),
                organiser.name(),
                round,
                pages)
            .toOffice("Open de ronde", pages),
        view,
        List.of());
  }

  /** Whom an organiser can call. */
  private static List<Fact> people(Registration registration) {
    var facts = new ArrayList<Fact>();
    for (var role : PairRole.values()) {
      var person = registration.submission().pair().person(role);
      if (!person.isErased()) {
        facts.add(
            new Fact(
                "%s van %s"
                    .formatted(
                        role == PairRole.PRACTITIONER
                            ? "Docent of leerlingbegeleider"
                            : "Schoolleiding",
                        registration.reference()),
                "%s, %s%s"
                    .formatted(
                        person.name(),
                        person.email().value(),
                        person.phone().map(it -> ", " + it).orElse(""))));
      }
    }
    return facts;
  }

  private static String name(Reference who, List<Registration> registrations) {
    return registrations.stream()
        .filter(it -> it.reference().equals(who))
        .findFirst()
        .map(it -> "%s (%s)".formatted(it.submission().initiative(), who))
        .orElse(who.text());
  }
}
