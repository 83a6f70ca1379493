package nl.leernetwerk.seats.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.NewsView;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.OfferTerm;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;

/** To a facilitator: what changed in a network, with its initiatives as they are now. */
final class NetworkNewsLetter {
  private static final String PERSONAL =
      "Het bestand bevat persoonsgegevens. Gebruik het alleen voor het leernetwerk en stuur het"
          + " niet door.";

  private final LetterTemplate template = new LetterTemplate("news", NetworkNewsLetter.class);
  private final Pages pages;

  NetworkNewsLetter(Pages pages) {
    this.pages = pages;
  }

  Letter write(
      Round round,
      Network network,
      Contact facilitator,
      RosterChange change,
      List<Registration> registrations,
      Map<SchoolCode, School> schools,
      Set<EmailAddress> unreachable) {
    var seated = OutcomeTable.seated(registrations, network.id());
    var waiting = OutcomeTable.waiting(registrations, network.sector());
    var all = Stream.concat(seated.stream(), waiting.stream()).toList();
    var what = new ArrayList<String>();
    change.events().forEach(event -> lines(event, network, registrations).forEach(what::add));
    // The first mail about a network replaces nothing.
    boolean opened =
        change.events().stream()
            .anyMatch(
                it ->
                    it instanceof RosterEvent.NetworkOpened(var id, _) && id.equals(network.id()));
    var title =
        Dutch.sentence(NetworkNames.name(network)) + (opened ? " is geopend" : " is gewijzigd");
    var view =
        new NewsView(
            title,
            List.of("Dit is er gebeurd in %s.".formatted(NetworkNames.name(network))),
            what,
            List.of(
                new Fact(
                    "Met een plek",
                    "%s, samen %s van de %s"
                        .formatted(
                            Dutch.initiatives(seated.size()),
                            Dutch.number(OutcomeTable.seats(seated)),
                            Dutch.seats(network.capacity()))),
                new Fact("Op de wachtlijst", Dutch.initiatives(waiting.size())),
                new Fact("Verwijder de lijst uiterlijk op", Dutch.date(round.retentionUntil()))),
            "Wat we van je vragen",
            Stream.of(
                    newcomers(change, network.id())
                        ? "Neem contact op met wie er nieuw bij is. De mensen van elk initiatief"
                            + " hebben zelf een e-mail gekregen."
                        : "",
                    all.isEmpty() ? "" : PERSONAL)
                .filter(it -> !it.isEmpty())
                .toList(),
            List.of(
                all.isEmpty()
                    ? "Er zijn geen initiatieven %sin dit leernetwerk."
                        .formatted(opened ? "" : "meer ")
                    : "Alle initiatieven staan, zoals het nu is, in het bijgevoegde bestand."
                        + (opened ? "" : " Het vervangt het vorige.")));
    var subject =
        "%s: %s (%s)"
            .formatted(
                title,
                Dutch.initiatives(seated.size()) + " met een plek",
                Typed.oneLine(round.id()));
    return template.write(
        Frame.of(subject, view.lead().getFirst(), facilitator.name(), round, pages)
            .toOffice("Open jouw leernetwerk", pages),
        view,
        all.isEmpty()
            ? List.of()
            : List.of(NetworkSheet.of(round, network, all, schools, unreachable)));
  }

  /** Whether somebody came whom the facilitators have not met. */
  private static boolean newcomers(RosterChange change, String network) {
    return change.events().stream()
        .anyMatch(
            event ->
                switch (event) {
                  case RosterEvent.OfferAccepted(_, var in) -> in.equals(network);
                  case RosterEvent.Seated(_, var in) -> in.equals(network);
                  case RosterEvent.Moved(_, _, var to) -> to.equals(network);
                  case RosterEvent.NetworksMerged(_, var into) -> into.equals(network);
                  default -> false;
                });
  }

  private static List<String> lines(
      RosterEvent event, Network network, List<Registration> registrations) {
    var id = network.id();
    return switch (event) {
      case RosterEvent.OfferAccepted(var who, var in) when in.equals(id) ->
          List.of(name(who, registrations) + " heeft nu een plek.");
      case RosterEvent.Seated(var who, var in) when in.equals(id) ->
          List.of(name(who, registrations) + " heeft nu een plek.");
      case RosterEvent.OfferExpired(var who, var in) when in.equals(id) ->
          List.of(
              name(who, registrations)
                  + " heeft niet op tijd geantwoord op het aanbod van een plek, en staat niet meer"
                  + " op de wachtlijst.");
      case RosterEvent.SeatOffered(var who, var in, var until) when in.equals(id) ->
          List.of(
              "%s heeft een plek aangeboden gekregen en kan antwoorden tot en met %s."
                  .formatted(name(who, registrations), Dutch.date(OfferTerm.lastDay(until))));
      case RosterEvent.Withdrawn(var who, var in) when in.filter(id::equals).isPresent() ->
          List.of(name(who, registrations) + " doet niet meer mee.");
      case RosterEvent.Moved(var who, var from, var to) when from.equals(id) ->
          List.of(name(who, registrations) + " gaat naar leernetwerk " + to + ".");
      case RosterEvent.Moved(var who, var from, var to) when to.equals(id) ->
          List.of(name(who, registrations) + " komt uit leernetwerk " + from + ".");
      case RosterEvent.NetworksMerged(var from, var into) when from.equals(id) || into.equals(id) ->
          List.of(
              "Leernetwerk %s gaat op in leernetwerk %s: alle initiatieven gaan mee."
                  .formatted(from, into));
      case RosterEvent.CapacityRaised(var in, int capacity) when in.equals(id) ->
          List.of("Het leernetwerk heeft nu %s.".formatted(Dutch.seats(capacity)));
      case RosterEvent.NetworkOpened(var in, int capacity) when in.equals(id) ->
          List.of(
              "Dit extra leernetwerk is geopend, met %s. De wachtlijst is in volgorde geplaatst."
                  .formatted(Dutch.seats(capacity)));
      default -> List.of();
    };
  }

  private static String name(Reference who, List<Registration> registrations) {
    return registrations.stream()
        .filter(registration -> registration.reference().equals(who))
        .findFirst()
        .map(it -> "%s (%s)".formatted(it.submission().initiative(), who))
        .orElse(who.text());
  }
}
