package nl.leernetwerk.seats.letters;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.Greeting;
import nl.leernetwerk.registration.letters.OwnLink;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registration.letters.SeatRules;
import nl.leernetwerk.registration.letters.Subjects;
import nl.leernetwerk.registration.letters.SubmissionView;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;

/** To a person of a pair: a seat, or a place on the waiting list. */
final class DecisionLetter {
  private final LetterTemplate seated = new LetterTemplate("seated", DecisionLetter.class);
  private final LetterTemplate waiting = new LetterTemplate("waiting", DecisionLetter.class);
  private final Pages pages;

  DecisionLetter(Pages pages) {
    this.pages = pages;
  }

  private record SeatedView(
      String initiative,
      String reference,
      String network,
      String schooling,
      String seats,
      List<String> schools,
      String facilitators,
      boolean planned,
      int times,
      List<String> meetings,
      List<String> reason,
      Optional<URI> draw) {}

  private record WaitingView(
      String initiative,
      String reference,
      String networks,
      String schooling,
      int place,
      String offerDays,
      String lastOfferDay,
      List<String> schools,
      List<String> reason,
      Optional<URI> draw) {}

  Letter write(
      Round round, Registration registration, Addressee to, Map<SchoolCode, School> schools) {
    return switch (OutcomeTable.of(registration)) {
      case Outcome.Seated outcome -> {
        var network =
            round
                .network(outcome.network())
                .orElseThrow(() -> new IllegalArgumentException("a seat in no network"));
        yield seated.write(
            frame(
                "Jullie hebben een plek in " + NetworkNames.name(network),
                "Goed nieuws: %s doet mee."
                    .formatted(Typed.oneLine(registration.submission().initiative())),
                round,
                registration,
                to),
            seated(round, registration, network, outcome, schools),
            List.of());
      }
      case Outcome.Waiting outcome ->
          waiting.write(
              frame(
                  "Jullie staan op de wachtlijst",
                  "Jullie staan op plaats %d van de wachtlijst.".formatted(outcome.place()),
                  round,
                  registration,
                  to),
              waiting(round, registration, outcome, schools),
              List.of());
      case Outcome.Entered _ -> throw new IllegalArgumentException("came after the decision");
    };
  }

  private Frame frame(
      String what, String preheader, Round round, Registration registration, Addressee to) {
    return Frame.of(
            what + ": " + Subjects.about(registration),
            preheader,
            Greeting.to(registration.submission().pair(), to),
            round,
            pages)
        .with(OwnLink.CHANGE, pages.own(registration, to));
  }

  private SeatedView seated(
      Round round,
      Registration registration,
      Network network,
      Outcome.Seated outcome,
      Map<SchoolCode, School> schools) {
    return new SeatedView(
        registration.submission().initiative(),
        registration.reference().text(),
        NetworkNames.name(network),
        NetworkNames.schooling(network.sector()),
        Dutch.seats(outcome.seats()),
        SubmissionView.schools(registration.submission(), schools),
        facilitators(network.facilitators()),
        !round.meetings().isEmpty(),
        round.meetings().size(),
        round.meetings(),
        SeatRules.reason(round, network, outcome),
        draw(round));
  }

  private WaitingView waiting(
      Round round,
      Registration registration,
      Outcome.Waiting outcome,
      Map<SchoolCode, School> schools) {
    var sector = registration.submission().network();
    return new WaitingView(
        registration.submission().initiative(),
        registration.reference().text(),
        NetworkNames.names(round, sector),
        NetworkNames.schooling(sector),
        outcome.place(),
        Dutch.count(round.offers().schoolDays(), "schooldag", "schooldagen"),
        Dutch.date(round.offers().lastDay()),
        SubmissionView.schools(registration.submission(), schools),
        SeatRules.reason(round, sector, outcome),
        draw(round));
  }

  /** Where the people of a registration that took part in a draw can check that draw. */
  private Optional<URI> draw(Round round) {
    return round.policy() == Policy.DRAW ? Optional.of(pages.draw(round)) : Optional.empty();
  }

  /** The facilitators who will call, worded for the beginning of a sentence. */
  static String facilitators(List<Contact> facilitators) {
    var names = facilitators.stream().map(Contact::name).toList();
    return switch (names.size()) {
      case 0 -> "Een procesbegeleider neemt";
      case 1 -> "Procesbegeleider " + names.getFirst() + " neemt";
      default -> "Een van de procesbegeleiders (" + Dutch.list(names) + ") neemt";
    };
  }
}
