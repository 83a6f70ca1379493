package nl.leernetwerk.registration.letters;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;

/**
 * A round whose mails are shown before they are sent, with two invented initiatives for its first
 * network.
 *
 * @param pages makes links that open nothing
 * @param open one initiative before the allocation
 * @param seated the same initiative after the allocation
 * @param waiting another initiative, on the waiting list
 */
public record PreviewRound(
    Round round,
    Pages pages,
    Network network,
    Registration open,
    Registration seated,
    Registration waiting,
    Map<SchoolCode, School> schools) {
  private static final Contact FACILITATOR =
      new Contact("Sanne Voorbeeld", new EmailAddress("sanne@voorbeeld.example"));
  private static final Contact ORGANISER =
      new Contact("Noor Voorbeeld", new EmailAddress("noor@voorbeeld.example"));
  private static final SchoolCode FIRST = new SchoolCode("99VB01");
  private static final SchoolCode SECOND = new SchoolCode("99VB02");

  /** The preview of a round; the round must have a network. */
  public static PreviewRound of(URI site, Sender sender, Round round) {
    var network = round.networks().getFirst();
    var sector = network.sector() == Sector.PO ? SchoolSector.PO : SchoolSector.VO;
    int one = round.capacityUnit().seats(1);
    var open = registration(round, 1, "Samen op de Maas", FIRST);
    var other = registration(round, 2, "Iedereen hoort erbij", SECOND);
    return new PreviewRound(
        round,
        Pages.preview(site, sender),
        network,
        open,
        open.decided(
            new Outcome.Seated(open.reference(), 1, one, network.id(), network.capacity())),
        other.decided(new Outcome.Waiting(other.reference(), network.capacity() + 1, one, 1, 0)),
        Map.of(
            FIRST,
            new School(FIRST, "De Voorbeeldschool", "Utrecht", sector, Optional.empty()),
            SECOND,
            new School(SECOND, "Het Voorbeeld", "Zwolle", sector, Optional.empty())));
  }

  /** The same for the mails of one kind, which print what organisers add to that kind. */
  PreviewRound of(String kind) {
    return new PreviewRound(round, pages.of(kind), network, open, seated, waiting, schools);
  }

  /** The person whom a mail to a facilitator of the network shows. */
  public Contact facilitator() {
    return first(network.facilitators(), FACILITATOR);
  }

  /** The person whom a mail to an organiser shows. */
  public Contact organiser() {
    return first(round.organisers(), ORGANISER);
  }

  private static Contact first(List<Contact> people, Contact invented) {
    return people.isEmpty() ? invented : people.getFirst();
  }

  private static Registration registration(
      Round round, int number, String initiative, SchoolCode code) {
    var reference = new Reference(round.id(), "VRBD000" + number);
    var submission =
        new Submission(
            round.networks().getFirst().sector(),
            initiative,
            List.of(new Participant.Listed(code)),
            new Pair(
                person("Anna Voorbeeld", "anna@voorbeeld.example", "leerlingbegeleider"),
                person("Bart Voorbeeld", "bart@voorbeeld.example", "directeur")),
            SubmittedBy.PRACTITIONER,
            List.of("Hoe geven we elke leerling een plek in de klas?"),
            "We willen leren van andere scholen.",
            Stream.of(OptionalText.values())
                .collect(Collectors.toMap(text -> text, OptionalText::example)),
            Set.of(Seeks.PRACTICE));
    Instant morning = round.opens().atTime(10, 14).atZone(Amsterdam.ZONE).toInstant();
    return Registration.accepted(
        reference, new Arrival(morning, "voorbeeld-" + number), submission);
  }

  private static Person person(String name, String email, String role) {
    return new Person(name, new EmailAddress(email), role, Optional.empty());
  }
}
