package nl.leernetwerk.seats.letters;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.PersonalLink;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.SchoolChange;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;

/** The mails of a round as its people will get them, about initiatives that are invented. */
public final class Preview {
  private static final Contact FACILITATOR =
      new Contact("Sanne Voorbeeld", new EmailAddress("sanne@voorbeeld.example"));
  private static final Contact ORGANISER =
      new Contact("Noor Voorbeeld", new EmailAddress("noor@voorbeeld.example"));

  private final Letters letters;
  private final Round round;
  private final Network network;
  private final Collection<School> schools;
  private final Registration seated;
  private final Registration waiting;

  private Preview(Letters letters, Round round) {
    this.letters = letters;
    this.round = round;
    this.network = round.networks().getFirst();
    var kind = network.sector() == Sector.PO ? SchoolSector.PO : SchoolSector.VO;
    this.schools =
        List.of(
            new School(new SchoolCode("99VB01"), "De Voorbeeldschool", "Utrecht", kind),
            new School(new SchoolCode("99VB02"), "Het Voorbeeld", "Zwolle", kind));
    int one = round.capacityUnit().seats(1);
    this.seated =
        registration(1, "Samen op de Maas", "99VB01")
            .decided(new Outcome.Seated(reference(1), 1, one, network.id(), network.capacity()));
    this.waiting =
        registration(2, "Iedereen hoort erbij", "99VB02")
            .decided(new Outcome.Waiting(reference(2), network.capacity() + 1, one, 1, 0));
  }

  /**
   * A mail.
   *
   * @param name which it is
   * @param to who gets it
   */
  public record Mail(String name, String to, Letter letter) {}

  /** Every kind of mail of that round, which must have a network; its links open nothing. */
  public static List<Mail> of(URI site, Round round) {
    return new Preview(new Letters(site, Preview::link), round).mails();
  }

  private static PersonalLink link(Registration registration, PairRole role) {
    return new PersonalLink(registration.reference(), role, "voorbeeldvoorbeeldvoor");
  }

  private List<Mail> mails() {
    var mails = new ArrayList<Mail>();
    var open = registration(1, "Samen op de Maas", "99VB01");
    mails.add(
        new Mail(
            "Bevestiging",
            "wie het formulier invulde",
            letters.confirmation(round, open, Addressee.PRACTITIONER, named())));
    mails.add(
        new Mail(
            "Bevestiging",
            "de ander van het tweetal",
            letters.confirmation(round, open, Addressee.LEADER, named())));
    mails.add(
        new Mail(
            "De aanmelding is verlengd",
            "beiden",
            letters.deadlineExtended(round, open, Addressee.PRACTITIONER)));
    mails.add(
        new Mail(
            "De uitkomst: een plek",
            "beiden",
            letters.decision(round, seated, Addressee.PRACTITIONER, named())));
    mails.add(
        new Mail(
            "De uitkomst: wachtlijst",
            "beiden",
            letters.decision(round, waiting, Addressee.PRACTITIONER, named())));
    for (var notice : Notice.values()) {
      mails.add(
          new Mail(
              name(notice),
              "beiden",
              letters.seatNews(
                  round, waiting, Addressee.PRACTITIONER, notice, change(event(notice)), named())));
    }
    var changed =
        new Amendment(
            open.reference(),
            2,
            open.arrival().at(),
            new Actor.Participant(open.reference(), PairRole.PRACTITIONER),
            new AmendmentAction.Changed(
                EnumSet.of(SubmissionField.EXPECTATIONS, SubmissionField.LEADER_EMAIL),
                Optional.empty(),
                SchoolChange.NONE),
            Optional.empty());
    mails.add(
        new Mail(
            "Een aanmelding is gewijzigd",
            "beiden",
            letters.amended(round, open, Addressee.PRACTITIONER, changed)));
    mails.add(
        new Mail(
            "Een adres hoort er niet meer bij",
            "het oude adres",
            letters.farewell(round, open, PairRole.LEADER, changed)));
    mails.add(
        new Mail(
            "De eigen link, opnieuw gevraagd",
            "wie erom vroeg",
            letters.ownLinks(round, List.of(new Letters.Place(open, PairRole.PRACTITIONER)))));
    mails.add(
        new Mail(
            "De lijst van een leernetwerk",
            "elke procesbegeleider",
            letters.networkList(
                round, network, facilitator(), List.of(seated, waiting), named(), Set.of())));
    mails.add(
        new Mail(
            "Een leernetwerk is veranderd",
            "elke procesbegeleider",
            letters.networkNews(
                round,
                network,
                facilitator(),
                change(new RosterEvent.OfferAccepted(seated.reference(), network.id())),
                List.of(seated, waiting),
                named(),
                Set.of())));
    mails.add(
        new Mail(
            "De totalen",
            "elke organisator",
            letters.totals(
                round,
                round.organisers().isEmpty() ? ORGANISER : round.organisers().getFirst(),
                List.of(seated, waiting),
                Set.of())));
    return mails;
  }

  private Contact facilitator() {
    return Stream.concat(network.facilitators().stream(), Stream.of(FACILITATOR))
        .findFirst()
        .orElseThrow();
  }

  private static String name(Notice notice) {
    return switch (notice) {
      case OFFERED -> "Een plek aangeboden";
      case ACCEPTED -> "De plek is aangenomen";
      case DECLINED -> "De plek is afgewezen";
      case EXPIRED -> "Het aanbod is verlopen";
      case WITHDRAWN -> "De aanmelding is ingetrokken";
      case SEATED -> "Een plek in een extra leernetwerk";
      case LISTED -> "Weer op de wachtlijst";
      case MOVED -> "Naar een ander leernetwerk";
      case CLOSED -> "De wachtlijst is gesloten";
    };
  }

  private RosterEvent event(Notice notice) {
    var who = waiting.reference();
    var id = network.id();
    return switch (notice) {
      case OFFERED -> new RosterEvent.SeatOffered(who, id, midnightAfterOffers());
      case ACCEPTED -> new RosterEvent.OfferAccepted(who, id);
      case DECLINED -> new RosterEvent.OfferDeclined(who, id);
      case EXPIRED -> new RosterEvent.OfferExpired(who, id);
      case WITHDRAWN -> new RosterEvent.Withdrawn(who, Optional.of(id));
      case SEATED -> new RosterEvent.Seated(who, id);
      case LISTED -> new RosterEvent.PutOnList(who, 1);
      case MOVED -> new RosterEvent.Moved(who, network.sector() + "-2", id);
      case CLOSED -> new RosterEvent.ListClosed();
    };
  }

  private Instant midnightAfterOffers() {
    return round.offers().lastDay().plusDays(1).atStartOfDay(Round.ZONE).toInstant();
  }

  private static RosterChange change(RosterEvent event) {
    return new RosterChange(
        1, Instant.EPOCH, new Actor.Clockwork(), Optional.empty(), List.of(event));
  }

  private Map<SchoolCode, School> named() {
    return schools.stream().collect(Collectors.toMap(School::code, school -> school));
  }

  private Reference reference(int number) {
    return new Reference(round.id(), "VRBD000" + number);
  }

  private Registration registration(int number, String initiative, String code) {
    var submission =
        new Submission(
            network.sector(),
            initiative,
            List.of(new Participant.Listed(new SchoolCode(code))),
            new Pair(
                person("Anna Voorbeeld", "anna@voorbeeld.example", "leerlingbegeleider"),
                person("Bart Voorbeeld", "bart@voorbeeld.example", "directeur")),
            SubmittedBy.PRACTITIONER,
            List.of("Hoe geven we elke leerling een plek in de klas?"),
            "We willen leren van andere scholen.",
            Optional.of("Onze ervaring met samen lesgeven."),
            Set.of(Seeks.PRACTICE));
    var arrival =
        new Arrival(
            round.opens().atTime(10, 14).atZone(Round.ZONE).toInstant(), "voorbeeld-" + number);
    return Registration.accepted(reference(number), arrival, submission);
  }

  private static Person person(String name, String email, String role) {
    return new Person(name, new EmailAddress(email), role, Optional.empty());
  }
}
