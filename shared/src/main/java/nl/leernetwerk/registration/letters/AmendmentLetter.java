package nl.leernetwerk.registration.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.rounds.Round;

/** To a person of a pair: their registration was changed. */
public final class AmendmentLetter {
  private final PairNews news;

  public AmendmentLetter(Pages pages) {
    this.news = new PairNews(pages);
  }

  /**
   * The letter.
   *
   * @param giver the name of who handed their place to the reader, as long as it is known
   */
  public Letter write(
      Round round,
      Registration registration,
      Addressee to,
      Amendment amendment,
      Optional<String> giver) {
    return news.write(
        round,
        registration,
        to,
        view(round, registration, to, amendment, giver),
        amendment.action() instanceof AmendmentAction.Withdrawn ? OwnLink.UNDO : OwnLink.CHANGE);
  }

  private static NewsView view(
      Round round,
      Registration registration,
      Addressee to,
      Amendment amendment,
      Optional<String> giver) {
    var initiative = registration.submission().initiative();
    var who = who(amendment.by());
    var when = Dutch.moment(amendment.at());
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Kenmerk", registration.reference().text()));
    facts.add(new Fact("Initiatief", initiative));
    return switch (amendment.action()) {
      case AmendmentAction.Changed(var fields, var arrivedBefore, _, _) -> {
        if (arrivedBefore.isPresent()) {
          facts.add(
              new Fact("Nieuw moment van ontvangst", Dutch.moment(registration.arrival().at())));
        }
        if (hasNewAddress(fields, to)) {
          facts.add(standing(round, registration));
        }
        yield new NewsView(
            "Jullie aanmelding is gewijzigd",
            List.of("%s heeft op %s jullie aanmelding gewijzigd.".formatted(who, when)),
            fields.stream().map(field -> Dutch.sentence(field.dutch())).toList(),
            facts,
            "",
            List.of(),
            isNewHere(fields, to, amendment)
                ? provenance(round, named(registration, amendment))
                : doubt(round));
      }
      case AmendmentAction.Withdrawn _ ->
          new NewsView(
              "Jullie aanmelding is ingetrokken",
              List.of("%s heeft op %s jullie aanmelding ingetrokken.".formatted(who, when)),
              facts,
              "Wat dit betekent",
              List.of(
                  "Jullie doen niet mee aan de verdeling van de plekken.",
                  "De scholen kunnen met een ander initiatief worden aangemeld.",
                  ("Tot en met %s kun je het intrekken ongedaan maken, tenzij een van de scholen"
                          + " intussen ergens anders is aangemeld.")
                      .formatted(Dutch.date(round.deadline()))),
              doubt(round));
      case AmendmentAction.Restored _ ->
          new NewsView(
              "Jullie aanmelding telt weer mee",
              List.of("%s heeft op %s het intrekken ongedaan gemaakt.".formatted(who, when)),
              facts,
              "Wat dit betekent",
              List.of(
                  "Jullie doen weer mee aan de verdeling van de plekken.",
                  "Het moment van ontvangst is gebleven wat het was."),
              doubt(round));
      case AmendmentAction.HandedOver(var place, _) when to.roles().contains(place) -> {
        facts.add(standing(round, registration));
        yield new NewsView(
            "Je bent nu contactpersoon van een initiatief",
            List.of(
                "%s was bij %s contactpersoon als %s, en heeft die plek op %s aan jou overgedragen."
                    .formatted(giver.orElse("Je voorganger"), initiative, place(place), when)),
            facts,
            "Wat dit betekent",
            List.of(
                "Je krijgt vanaf nu alle mails over deze aanmelding.",
                "Met je eigen link zie je wat er is aangemeld en hoe het ervoor staat."),
            provenance(round, giver));
      }
      case AmendmentAction.HandedOver(var place, _) ->
          new NewsView(
              "Jullie initiatief heeft een nieuwe contactpersoon",
              List.of(
                  "%s heeft op %s de plek van %s overgedragen aan %s."
                      .formatted(
                          who,
                          when,
                          SubmissionField.called(place),
                          registration.submission().pair().person(place).name())),
              facts,
              "Wat dit betekent",
              List.of("De nieuwe contactpersoon krijgt vanaf nu de e-mails over deze aanmelding."),
              doubt(round));
    };
  }

  /**
   * Where the registration stands now. Who reads at a new address may have missed every mail about
   * it, or may be another person.
   */
  private static Fact standing(Round round, Registration registration) {
    return new Fact(
        "Zo staat het er nu voor",
        switch (registration.state()) {
          case RegistrationState.Submitted _ ->
              "aangemeld; de plekken worden verdeeld op %s"
                  .formatted(Dutch.date(Amsterdam.dayOf(round.decidedFrom())));
          case RegistrationState.Seated(var in) -> "een plek in leernetwerk " + in;
          case RegistrationState.Accepted(var in) -> "een plek in leernetwerk " + in;
          case RegistrationState.Waiting _ -> "op de wachtlijst";
          case RegistrationState.Offered(var in, var until) ->
              "een plek aangeboden in leernetwerk %s; antwoord uiterlijk op %s met je eigen link"
                  .formatted(in, Dutch.date(Amsterdam.dayOf(until.minusMillis(1))));
          case RegistrationState.Declined _ -> "de aangeboden plek is afgeslagen";
          case RegistrationState.Expired _ -> "het aanbod van een plek is verlopen";
          case RegistrationState.Withdrawn _ -> "ingetrokken";
        });
  }

  /**
   * Whether this change made the reader a person of the pair, and another person made the change.
   */
  private static boolean isNewHere(Set<SubmissionField> fields, Addressee to, Amendment amendment) {
    return newRoles(fields, to)
        .anyMatch(
            role -> !amendment.by().equals(new Actor.Participant(amendment.registration(), role)));
  }

  /** Whether this change gave the reader the address at which they read this. */
  private static boolean hasNewAddress(Set<SubmissionField> fields, Addressee to) {
    return newRoles(fields, to).findAny().isPresent();
  }

  private static Stream<PairRole> newRoles(Set<SubmissionField> fields, Addressee to) {
    return to.roles().stream().filter(role -> fields.contains(address(role)));
  }

  private static SubmissionField address(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> SubmissionField.PRACTITIONER_EMAIL;
      case LEADER -> SubmissionField.LEADER_EMAIL;
    };
  }

  /** Who made the change, by name if the registration still knows the person. */
  private static Optional<String> named(Registration registration, Amendment amendment) {
    return switch (amendment.by()) {
      case Actor.Participant(_, var role)
          when !registration.revision().membership(role).since().isAfter(amendment.at()) ->
          Optional.of(registration.submission().pair().person(role))
              .filter(person -> !person.isErased())
              .map(Person::name);
      case Actor.Organiser _ -> Optional.of("De organisatie");
      default -> Optional.empty();
    };
  }

  /** Where the reader's data came from, as the privacy page promises. */
  private static List<String> provenance(Round round, Optional<String> from) {
    return List.of(
        ("%s heeft jouw naam, e-mailadres en functie aan ons doorgegeven. We gebruiken ze alleen om"
                + " het leernetwerk te organiseren. Weet je hier niets van, of wil je dat we je"
                + " gegevens verwijderen? Beantwoord deze e-mail of mail naar %s.")
            .formatted(from.orElse("Een collega"), round.contact().value()),
        kept(round));
  }

  private static List<String> doubt(Round round) {
    return List.of(
        "Klopt dit niet? Herstel het met je eigen link, of beantwoord deze e-mail.", kept(round));
  }

  private static String kept(Round round) {
    return "Op %s verwijderen we jullie gegevens.".formatted(Dutch.date(round.retentionUntil()));
  }

  /** The person who made the change, worded for the start of a sentence. */
  static String who(Actor by) {
    return switch (by) {
      case Actor.Participant(_, var role) -> Dutch.sentence(SubmissionField.called(role));
      case Actor.Organiser _ -> "De organisatie";
      case Actor.Facilitator _ -> "De procesbegeleider";
      case Actor.Automatic _ -> "Het systeem";
    };
  }

  private static String place(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> "docent of leerlingbegeleider";
      case LEADER -> "schoolleiding";
    };
  }
}
