package nl.leernetwerk.rounds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.kernel.Sector;

/**
 * One school year's enrolment, as its organisers opened it.
 *
 * <p>Code that reads a round calls the round's own methods ({@link #deadline}). The grouped
 * components are for code that makes a round.
 *
 * @param planned the meetings of each network, in order
 * @param retentionUntil the day on which its personal data is deleted
 */
public record Round(
    String id,
    String name,
    Enrolment enrolment,
    Seating seating,
    Organisation organisation,
    List<Network> networks,
    List<PlannedMeeting> planned,
    LocalDate retentionUntil) {
  /**
   * How long after the deadline a round may be closed: longer than a request can take. API Gateway
   * gives a request at most 30 seconds, and the time-out of submit-registration is 25 seconds.
   */
  public static final Duration GRACE = Duration.ofMinutes(1);

  public Round {
    networks = List.copyOf(networks);
    planned = List.copyOf(planned);
  }

  /** The first day of registration. */
  public LocalDate opens() {
    return enrolment.opens();
  }

  /** The last day of registration. */
  public LocalDate deadline() {
    return enrolment.deadline();
  }

  /** How the round orders its registrations for the seats. */
  public Policy policy() {
    return seating.policy();
  }

  /** What the capacity of the round's networks counts. */
  public CapacityUnit capacityUnit() {
    return seating.unit();
  }

  /** The beacon that decides the round's draw, if something outside the system decides. */
  public Optional<Beacon> beacon() {
    return seating.beacon();
  }

  /** How free seats are offered after the allocation. */
  public Offers offers() {
    return seating.offers();
  }

  /** When the networks meet, in words. */
  public List<String> meetings() {
    return planned.stream().map(PlannedMeeting::words).toList();
  }

  /** The address for questions. */
  public EmailAddress contact() {
    return organisation.contact();
  }

  /** The round's organisers. */
  public List<Contact> organisers() {
    return organisation.organisers();
  }

  /** After how many school days a facilitator is reminded of who was not reached. */
  public int callSchoolDays() {
    return organisation.callSchoolDays();
  }

  /** What its organisers add to the mails of a kind; none for most kinds. */
  public Optional<String> paragraph(String kind) {
    return Optional.ofNullable(organisation.paragraphs().get(kind));
  }

  /** The same round with these networks. */
  public Round withNetworks(List<Network> others) {
    return new Round(id, name, enrolment, seating, organisation, others, planned, retentionUntil);
  }

  /** The first instant at which a registration is accepted. */
  public Instant opensAt() {
    return opensAt(opens());
  }

  /** The same, of a round with that first day. */
  static Instant opensAt(LocalDate opens) {
    return Amsterdam.startOf(opens);
  }

  /** The first instant at which a registration is too late: midnight after the deadline. */
  public Instant endsAt() {
    return endsAt(deadline());
  }

  /** The same instant for a round with that deadline. */
  static Instant endsAt(LocalDate deadline) {
    return Amsterdam.startOf(deadline.plusDays(1));
  }

  /** Whether a registration received then is in time. */
  public boolean accepts(Instant receivedAt) {
    return !receivedAt.isBefore(opensAt()) && receivedAt.isBefore(endsAt());
  }

  /** Whether the round may be closed: no request that was received in time can still be running. */
  public boolean mayClose(Instant now) {
    return !now.isBefore(endsAt().plus(GRACE));
  }

  /** The round's networks for a sector, in the order in which they are filled. */
  public List<Network> networks(Sector sector) {
    return networks.stream().filter(network -> network.sector() == sector).toList();
  }

  /** The network with that id. */
  public Optional<Network> network(String id) {
    return networks.stream().filter(network -> network.id().equals(id)).findFirst();
  }

  /** The capacity of its largest network for a sector; empty when it has none. */
  public OptionalInt largestCapacity(Sector sector) {
    return networks(sector).stream().mapToInt(Network::capacity).max();
  }

  /**
   * From when it is decided who has a seat: after the deadline, or when the beacon's value is
   * known.
   */
  public Instant decidedFrom() {
    return beacon().map(Beacon::at).orElseGet(this::endsAt);
  }

  /** Whether the two rounds both take registrations on some day. */
  public boolean overlaps(Round other) {
    return !opens().isAfter(other.deadline()) && !other.opens().isAfter(deadline());
  }

  /**
   * The first instant at which none of the round's personal data may be left: the start of that
   * day.
   */
  public Instant purgedAt() {
    return Amsterdam.startOf(retentionUntil);
  }

  /** Whether the caller has a role in the round. */
  public boolean isVisibleTo(Caller caller) {
    return caller instanceof Caller.Organiser
        || networks.stream().anyMatch(network -> network.isVisibleTo(caller));
  }

  /** How long everything that belongs to the round is kept. */
  public Retention retention() {
    return new Retention(id, retentionUntil);
  }

  /** Whether the round names any organiser or facilitator, or may do so in a text of its own. */
  public boolean namesPeople() {
    return !organisers().isEmpty()
        || !organisation.paragraphs().isEmpty()
        || networks.stream().anyMatch(network -> !network.facilitators().isEmpty());
  }

  /**
   * The same round without the people and without what they add to mails; the contact address
   * stays, because it is not a person's.
   */
  public Round withoutPeople() {
    var unnamed =
        networks.stream()
            .map(it -> new Network(it.id(), it.sector(), it.capacity(), List.of()))
            .toList();
    return new Round(
        id,
        name,
        enrolment,
        seating,
        new Organisation(contact(), List.of(), callSchoolDays(), new TreeMap<>()),
        unnamed,
        planned,
        retentionUntil);
  }

  /** The order in which rounds open. */
  public static Comparator<Round> byOpening() {
    return Comparator.comparing(Round::opens).thenComparing(Round::id);
  }
}
