package nl.leernetwerk.rounds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
 * @param opens the first day of registration
 * @param deadline the last day, up to and including; a local date, from which instants follow
 * @param meetings when the network meets, in words
 * @param offers how seats that come free later are offered
 * @param beacon what decides its draw; empty when it has none, or the system draws the seed itself
 * @param retentionUntil the day on which its personal data is deleted
 */
public record Round(
    String id,
    String name,
    LocalDate opens,
    LocalDate deadline,
    Policy policy,
    CapacityUnit capacityUnit,
    EmailAddress contact,
    List<Contact> organisers,
    List<Network> networks,
    List<String> meetings,
    Offers offers,
    Optional<Beacon> beacon,
    LocalDate retentionUntil) {
  /** The clock on the wall of the schools; every date of a round is read there. */
  public static final ZoneId ZONE = Amsterdam.ZONE;

  /**
   * How long after the deadline a round may be closed: longer than a request lives. API Gateway
   * gives a request at most 30 seconds, and submit-registration's own time-out is 25.
   */
  public static final Duration GRACE = Duration.ofMinutes(1);

  public Round {
    organisers = List.copyOf(organisers);
    networks = List.copyOf(networks);
    meetings = List.copyOf(meetings);
  }

  /** A round that does not say how seats are offered. */
  public Round(
      String id,
      String name,
      LocalDate opens,
      LocalDate deadline,
      Policy policy,
      CapacityUnit capacityUnit,
      EmailAddress contact,
      List<Contact> organisers,
      List<Network> networks,
      List<String> meetings,
      LocalDate retentionUntil) {
    this(
        id,
        name,
        opens,
        deadline,
        policy,
        capacityUnit,
        contact,
        organisers,
        networks,
        meetings,
        Offers.usual(deadline, retentionUntil),
        Optional.empty(),
        retentionUntil);
  }

  /** The same round with these networks. */
  public Round withNetworks(List<Network> others) {
    return new Round(
        id,
        name,
        opens,
        deadline,
        policy,
        capacityUnit,
        contact,
        organisers,
        others,
        meetings,
        offers,
        beacon,
        retentionUntil);
  }

  /** The same round with this last day. */
  public Round withDeadline(LocalDate other) {
    return new Round(
        id,
        name,
        opens,
        other,
        policy,
        capacityUnit,
        contact,
        organisers,
        networks,
        meetings,
        offers,
        beacon,
        retentionUntil);
  }

  /** The same round with this beacon. */
  public Round withBeacon(Optional<Beacon> other) {
    return new Round(
        id,
        name,
        opens,
        deadline,
        policy,
        capacityUnit,
        contact,
        organisers,
        networks,
        meetings,
        offers,
        other,
        retentionUntil);
  }

  /** The first instant at which a registration is accepted. */
  public Instant opensAt() {
    return opens.atStartOfDay(ZONE).toInstant();
  }

  /** The first instant at which a registration is too late: midnight after the deadline. */
  public Instant endsAt() {
    return endsAt(deadline);
  }

  /** The same, of a round with that deadline. */
  public static Instant endsAt(LocalDate deadline) {
    return deadline.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** Whether a registration received then is in time. */
  public boolean accepts(Instant receivedAt) {
    return !receivedAt.isBefore(opensAt()) && receivedAt.isBefore(endsAt());
  }

  /** Whether the round may be closed: no request received in time can still be under way. */
  public boolean mayClose(Instant now) {
    return !now.isBefore(endsAt().plus(GRACE));
  }

  /** Its networks for a sector, in the order in which they are filled. */
  public List<Network> networks(Sector sector) {
    return networks.stream().filter(network -> network.sector() == sector).toList();
  }

  /** The network with that id. */
  public Optional<Network> network(String id) {
    return networks.stream().filter(network -> network.id().equals(id)).findFirst();
  }

  /** The most schools an initiative can have and still fit a network of the sector. */
  public OptionalInt roomFor(Sector sector) {
    return networks(sector).stream()
        .mapToInt(network -> capacityUnit == CapacityUnit.SCHOOLS ? network.capacity() : 12)
        .max();
  }

  /** When it is decided who has a seat: after the deadline, or when the beacon tells. */
  public Instant decidedFrom() {
    return beacon.map(Beacon::at).orElseGet(this::endsAt);
  }

  /** Whether the two take registrations on a same day. */
  public boolean overlaps(Round other) {
    return !opens.isAfter(other.deadline) && !other.opens.isAfter(deadline);
  }

  /** The first instant at which nothing personal of it may be left: the start of that day. */
  public Instant purgedAt() {
    return retentionUntil.atStartOfDay(ZONE).toInstant();
  }

  /** Whether somebody has anything to do with it. */
  public boolean isVisibleTo(Caller caller) {
    return caller instanceof Caller.Organiser
        || networks.stream().anyMatch(network -> network.isVisibleTo(caller));
  }

  /** How long what belongs to it is kept. */
  public Retention retention() {
    return new Retention(id, retentionUntil);
  }

  /** Whether it names any organiser or facilitator. */
  public boolean namesPeople() {
    return !organisers.isEmpty()
        || networks.stream().anyMatch(network -> !network.facilitators().isEmpty());
  }

  /** The same round, naming nobody; its contact address is no person's. */
  public Round withoutPeople() {
    return new Round(
        id,
        name,
        opens,
        deadline,
        policy,
        capacityUnit,
        contact,
        List.of(),
        networks.stream()
            .map(it -> new Network(it.id(), it.sector(), it.capacity(), List.of()))
            .toList(),
        meetings,
        offers,
        beacon,
        retentionUntil);
  }

  /** In order of opening. */
  public static Comparator<Round> byOpening() {
    return Comparator.comparing(Round::opens).thenComparing(Round::id);
  }
}
