package nl.leernetwerk.ownpage.letters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.letters.SeatRules;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterHistory;

/** The state of a registration and its reason, in sentences for its own people. */
public final class Explanation {
  private Explanation() {}

  /** The state, the reason, and what comes next. */
  public static List<String> of(OwnRegistration own, Arrival arrival) {
    var round = own.round();
    var registration = own.registration();
    var all = new ArrayList<String>();
    switch (own.state()) {
      case RegistrationState.Submitted _ -> {
        if (Amending.open(own.running(), arrival)) {
          all.add(
              "We hebben jullie aanmelding ontvangen. Op %s verdelen we de plekken."
                  .formatted(Dutch.date(LocalDate.ofInstant(round.decidedFrom(), Amsterdam.ZONE))));
          all.addAll(SeatRules.explained(round, registration.submission()));
        } else {
          all.add(
              round
                      .beacon()
                      .map(
                          it ->
                              "De aanmelding is gesloten. We loten na "
                                  + Dutch.moment(it.at())
                                  + ".")
                      .orElse("De aanmelding is gesloten en we verdelen de plekken.")
                  + " Jullie krijgen een e-mail met de uitkomst.");
        }
      }
      case RegistrationState.Seated(var in) -> {
        all.add("Jullie hebben een plek in leernetwerk %s.".formatted(in));
        reason(own, in).forEach(all::add);
      }
      case RegistrationState.Accepted(var in) ->
          all.add(
              "Jullie hebben de aangeboden plek aangenomen en doen mee in leernetwerk %s."
                  .formatted(in));
      case RegistrationState.Waiting _ -> {
        own.place()
            .ifPresentOrElse(
                place -> all.add("Jullie staan op plaats %d van de wachtlijst.".formatted(place)),
                () -> all.add("Jullie staan op de wachtlijst."));
        if (registration.outcome().orElse(null) instanceof Outcome.Waiting outcome) {
          all.addAll(
              SeatRules.reason(allocated(own), registration.submission().network(), outcome));
        }
        if (registration.enteredLater()) {
          all.add(
              "De organisatie heeft jullie op %s toegevoegd, na de verdeling van de plekken. Daarom"
                      .formatted(Dutch.date(Amsterdam.dayOf(registration.arrival().at())))
                  + " kwamen jullie achteraan.");
        }
        all.add(
            closed(own)
                ? "Er worden in deze ronde geen plekken meer aangeboden."
                : "Komt er plek en zijn jullie aan de beurt, dan krijgen jullie een e-mail. We"
                    + " bieden"
                    + " plekken aan tot en met %s."
                        .formatted(Dutch.date(round.offers().lastDay())));
      }
      case RegistrationState.Offered(var in, var until) -> {
        var last = Dutch.date(OwnRegistration.lastDay(until));
        if (arrival.at().isBefore(until)) {
          all.add("In leernetwerk %s is plek voor jullie. We houden die vast.".formatted(in));
          all.add(
              "Antwoord uiterlijk op %s; die dag telt nog mee. Horen we dan niets, dan gaat de plek"
                      .formatted(last)
                  + " naar de volgende op de wachtlijst en staan jullie niet meer op de lijst.");
        } else {
          all.add("Antwoorden op ons aanbod kon tot en met %s.".formatted(last));
        }
      }
      case RegistrationState.Declined _ -> {
        all.add("Jullie hebben de aangeboden plek afgeslagen en staan niet meer op de lijst.");
        all.addAll(back(own));
      }
      case RegistrationState.Expired _ -> {
        all.add("We hoorden op tijd niets op ons aanbod. Jullie staan niet meer op de lijst.");
        all.addAll(back(own));
      }
      case RegistrationState.Withdrawn _ -> {
        all.add("Deze aanmelding is ingetrokken. Jullie doen niet mee aan deze ronde.");
        if (own.may(arrival).contains(OwnRegistration.Act.UNDO_WITHDRAWAL)) {
          all.add(
              "Tot en met %s kun je dat ongedaan maken, tenzij een van de scholen intussen ergens"
                      .formatted(Dutch.date(round.deadline()))
                  + " anders is aangemeld.");
        }
      }
    }
    return all;
  }

  private static boolean closed(OwnRegistration own) {
    return own.history().filter(it -> it.roster().closed()).isPresent();
  }

  /** How to get back on the list, as long as seats are offered. */
  private static List<String> back(OwnRegistration own) {
    return closed(own)
        ? List.of()
        : List.of(
            "Willen jullie toch weer op de wachtlijst? Mail naar %s."
                .formatted(own.round().contact().value()));
  }

  /** Why the registration has a seat in that network, if the allocation gave it that seat. */
  private static List<String> reason(OwnRegistration own, String in) {
    var then = allocated(own);
    return own.registration().outcome().orElse(null) instanceof Outcome.Seated outcome
            && outcome.network().equals(in)
        ? then.network(in)
            .map(network -> SeatRules.reason(then, network, outcome))
            .orElse(List.of())
        : List.of();
  }

  /** The round with the networks as they were when the seats were allocated. */
  private static Round allocated(OwnRegistration own) {
    var sector = own.registration().submission().network();
    return own.history()
        .map(
            history ->
                own.round()
                    .withNetworks(
                        history.before(1).rooms().stream()
                            .map(it -> new Network(it.network(), sector, it.capacity(), List.of()))
                            .toList()))
        .orElseGet(own::round);
  }

  /** That somebody of the pair said that the sharpened text is right. */
  public static final String CONFIRMED = "Jullie zeiden dat de aangescherpte tekst klopt.";

  /** What a version of the sharpened text was. */
  public static String of(Sharpened text) {
    return text.by() instanceof Actor.Participant
        ? "Jullie verbeterden de aangescherpte tekst."
        : text.small()
            ? "In de aangescherpte tekst is iets kleins verbeterd."
            : "Jullie leervragen zijn aangescherpt.";
  }

  /**
   * What a change of the roster meant for one registration, and why; the text names no other
   * registration.
   */
  public static String of(RosterHistory.Step step, Reference reference) {
    var own =
        step.because().stream().filter(event -> event.concerns(reference)).map(Explanation::told);
    var network =
        step.state().network().stream()
            .flatMap(now -> step.because().stream().flatMap(event -> merged(event, now).stream()));
    var place =
        step.place().stream()
            .mapToObj("Jullie staan nu op plaats %d van de wachtlijst."::formatted);
    return Stream.of(own, network, ahead(step.ahead()), place)
        .flatMap(Function.identity())
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> merged(RosterEvent event, String now) {
    return event instanceof RosterEvent.NetworksMerged(var from, var into) && into.equals(now)
        ? Optional.of("Leernetwerk %s is samengevoegd met leernetwerk %s.".formatted(from, into))
        : Optional.empty();
  }

  /**
   * Why a place on the list changed: what happened to those ahead, without telling anything else
   * about them.
   */
  private static Stream<String> ahead(List<RosterEvent> events) {
    return Stream.of(
            told(events, RosterEvent.SeatOffered.class, "kreeg", "kregen", "een plek aangeboden"),
            told(events, RosterEvent.Seated.class, "kreeg", "kregen", "een plek"),
            told(events, RosterEvent.Withdrawn.class, "trok", "trokken", "de aanmelding in"))
        .flatMap(Optional::stream);
  }

  private static Optional<String> told(
      List<RosterEvent> events,
      Class<? extends RosterEvent> kind,
      String verb,
      String verbs,
      String what) {
    long many = events.stream().filter(kind::isInstance).count();
    return many == 0
        ? Optional.empty()
        : Optional.of(
            many == 1
                ? "Een initiatief dat vóór jullie stond, %s %s.".formatted(verb, what)
                : "%d initiatieven die vóór jullie stonden, %s %s.".formatted(many, verbs, what));
  }

  private static String told(RosterEvent event) {
    return switch (event) {
      case RosterEvent.SeatOffered(_, var network, var until) ->
          "Er is plek aangeboden in leernetwerk %s, tot en met %s."
              .formatted(network, Dutch.date(OwnRegistration.lastDay(until)));
      case RosterEvent.PassedOver(int free, _) ->
          "Er %s %s vrij, te weinig voor al jullie scholen. Jullie houden je beurt."
              .formatted(free == 1 ? "was" : "waren", Dutch.seats(free));
      case RosterEvent.OfferAccepted(_, var network) ->
          "De plek in leernetwerk %s is aangenomen.".formatted(network);
      case RosterEvent.OfferDeclined _ -> "De aangeboden plek is afgeslagen.";
      case RosterEvent.OfferExpired _ -> "Het aanbod is verlopen.";
      case RosterEvent.Withdrawn _ -> "De aanmelding is ingetrokken.";
      case RosterEvent.PutOnList _ -> "De aanmelding is weer op de wachtlijst gezet, achteraan.";
      case RosterEvent.Entered _ ->
          "De organisatie heeft de aanmelding later toegevoegd, achteraan op de wachtlijst.";
      case RosterEvent.Seated(_, var network) ->
          "Er is een plek gegeven in het extra leernetwerk %s.".formatted(network);
      case RosterEvent.Moved(_, var from, var to) ->
          "De aanmelding is verplaatst van leernetwerk %s naar %s.".formatted(from, to);
      case RosterEvent.ListOpened _,
          RosterEvent.CapacityRaised _,
          RosterEvent.NetworkOpened _,
          RosterEvent.NetworksMerged _,
          RosterEvent.ListClosed _ ->
          "";
    };
  }
}
