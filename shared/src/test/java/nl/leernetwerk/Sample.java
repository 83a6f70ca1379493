package nl.leernetwerk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.registration.LinkKey;
import nl.leernetwerk.registration.OptionalText;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Seeks;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.registration.SubmittedBy;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Enrolment;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Offers;
import nl.leernetwerk.rounds.Organisation;
import nl.leernetwerk.rounds.PlannedMeeting;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.Seating;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocator;

/** Invented schools, people and registrations for tests, and the announcement's round. */
public final class Sample {
  /** A person who organises the round. */
  public static final Contact ORGANISER =
      new Contact("Noor van Vliet", new EmailAddress("noor.vanvliet@example.org"));

  /** A person who guides the network for primary education. */
  public static final Sender SENDER =
      new Sender(
          "Steunpunt Passend Onderwijs",
          Optional.of("Postbus 1, 3500 AA Utrecht"),
          Optional.of("privacy@example.org"),
          Optional.of("Samenwerken aan passend onderwijs is een taak van algemeen belang."));

  public static final Contact FACILITATOR =
      new Contact("Sanne Hoekstra", new EmailAddress("sanne.hoekstra@example.org"));

  /** A draw's seed that is the same in every run. */
  public static final Seed SEED = new Seed("0123456789abcdef".repeat(4));

  /** Makes personal links that are the same in every run. */
  public static final LinkKey LINKS = links(linkRandom());

  private static final String ROUND = "2024-2025";
  private static final Instant FIRST = Instant.parse("2024-09-12T12:03:00Z");

  private static final List<String> FIRST_NAMES =
      List.of("Aniek", "Bilal", "Chantal", "Dirk", "Esra", "Floris", "Gerda");

  private static final List<String> LAST_NAMES =
      List.of("Aydin", "van Beek", "Cornelissen", "de Wit", "Eshuis", "Franken");

  private static final List<School> SCHOOLS =
      List.of(
          school("99AA00", "Basisschool De Vlier", "Zwolle", SchoolSector.PO),
          school("99AB00", "Basisschool De Wilg", "Zwolle", SchoolSector.PO),
          school("99AC00", "Kindcentrum Het Kompas", "Rotterdam", SchoolSector.PO),
          school("99AD01", "IKC De Zonnewijzer", "Rotterdam", SchoolSector.PO),
          school("99BA00", "Het Getijdencollege", "Middelburg", SchoolSector.VO),
          school("99BB02", "Lyceum aan de Vecht", "Utrecht", SchoolSector.VO),
          school("99CA00", "SBO De Overstap", "Rotterdam", SchoolSector.SO));

  private Sample() {}

  /**
   * The secret from which a table makes the key of {@link #LINKS}; the sample events are made with
   * it.
   */
  public static RandomGenerator linkRandom() {
    return new Random(1);
  }

  private static LinkKey links(RandomGenerator random) {
    var secret = new byte[32];
    random.nextBytes(secret);
    return new LinkKey(secret);
  }

  /** The announcement's round: PO and VO, twelve schools each, in order of arrival. */
  public static Round round() {
    return round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, network("PO"), network("VO"));
  }

  /** The same round with two networks for PO, of which {@link #FACILITATOR} guides the first. */
  public static Round twoForPrimary() {
    return round(
        Policy.ARRIVAL,
        CapacityUnit.SCHOOLS,
        new Network("PO", Sector.PO, 12, List.of(FACILITATOR)),
        new Network("PO-2", Sector.PO, 12, List.of()));
  }

  /** A round with the announcement's dates, and with another policy, capacity unit or networks. */
  public static Round round(Policy policy, CapacityUnit unit, Network... networks) {
    var enrolment = new Enrolment(LocalDate.of(2024, 6, 27), LocalDate.of(2024, 10, 1));
    var retentionUntil = LocalDate.of(2026, 10, 1);
    return new Round(
        ROUND,
        "Werken aan een Inclusieve Leeromgeving 2024-2025",
        enrolment,
        new Seating(
            policy, unit, Optional.empty(), Offers.usual(enrolment.deadline(), retentionUntil)),
        new Organisation(new EmailAddress("leernetwerken@example.org"), List.of(ORGANISER)),
        List.of(networks),
        Stream.of(
                "eind november 2024 (startbijeenkomst)",
                "half februari 2025",
                "half april 2025",
                "eind juni 2025",
                "eind september 2025 (afsluiting)")
            .map(PlannedMeeting::in)
            .toList(),
        retentionUntil);
  }

  /** The same round some years later, under another id, without a beacon. */
  public static Round later(Round round, String id, int years) {
    return dates(
        id,
        round,
        round.opens().plusYears(years),
        round.deadline().plusYears(years),
        round.retentionUntil().plusYears(years));
  }

  /** The same round in other years: three months, up to and including that day. */
  public static Round endingOn(Round round, LocalDate deadline) {
    return dates(round.id(), round, deadline.minusMonths(3), deadline, deadline.plusYears(2));
  }

  /** The same round on other days, under another id, without a beacon. */
  public static Round dates(
      String id, Round round, LocalDate opens, LocalDate deadline, LocalDate retentionUntil) {
    var seating =
        new Seating(
            round.policy(),
            round.capacityUnit(),
            Optional.empty(),
            Offers.usual(deadline, retentionUntil));
    return new Round(
        id,
        round.name(),
        new Enrolment(opens, deadline),
        seating,
        round.organisation(),
        round.networks(),
        round.planned(),
        retentionUntil);
  }

  /** The same round with this deadline; no other day changes. */
  public static Round withDeadline(Round round, LocalDate deadline) {
    return with(
        round,
        new Enrolment(round.opens(), deadline),
        round.seating(),
        round.organisation(),
        round.retentionUntil());
  }

  /** The same round, whose draw this beacon decides. */
  public static Round withBeacon(Round round, Beacon beacon) {
    var seating =
        new Seating(round.policy(), round.capacityUnit(), Optional.of(beacon), round.offers());
    return with(round, round.enrolment(), seating, round.organisation(), round.retentionUntil());
  }

  /** The same round with these organisers. */
  public static Round withOrganisers(Round round, Contact... organisers) {
    var organisation = new Organisation(round.contact(), List.of(organisers));
    return with(round, round.enrolment(), round.seating(), organisation, round.retentionUntil());
  }

  /** The same round, whose organisers add this to the mails of those kinds. */
  public static Round withParagraphs(Round round, Map<String, String> paragraphs) {
    var organisation =
        new Organisation(
            round.contact(), round.organisers(), round.callSchoolDays(), new TreeMap<>(paragraphs));
    return with(round, round.enrolment(), round.seating(), organisation, round.retentionUntil());
  }

  /** The same round, whose data is deleted on that day. */
  public static Round keptUntil(Round round, LocalDate day) {
    return with(round, round.enrolment(), round.seating(), round.organisation(), day);
  }

  private static Round with(
      Round round,
      Enrolment enrolment,
      Seating seating,
      Organisation organisation,
      LocalDate retentionUntil) {
    return new Round(
        round.id(),
        round.name(),
        enrolment,
        seating,
        organisation,
        round.networks(),
        round.planned(),
        retentionUntil);
  }

  /** A network of twelve; its id starts with its sector. */
  public static Network network(String id) {
    return network(id, 12, FACILITATOR);
  }

  /** A network; its id starts with its sector. */
  public static Network network(String id, int capacity, Contact... facilitators) {
    return new Network(id, Sector.valueOf(id.substring(0, 2)), capacity, List.of(facilitators));
  }

  /** A small national list. */
  public static Map<SchoolCode, School> schools() {
    return SCHOOLS.stream().collect(Collectors.toMap(School::code, Function.identity()));
  }

  /** A form as a primary school would fill it in, to change where a test needs it. */
  public static Form form() {
    return new Form();
  }

  /**
   * This many registrations for a sector, minutes apart, all different, each of one, two or three
   * schools that are not in the list.
   */
  public static List<Registration> registrations(Sector sector, int many) {
    return IntStream.rangeClosed(1, many)
        .mapToObj(
            n ->
                form()
                    .network(sector)
                    .number(n)
                    .initiative("Initiatief %d uit %s".formatted(n, sector))
                    .practitioner(person("Docent", n))
                    .leader(person("Teamleider", n))
                    .schools(
                        IntStream.rangeClosed(0, n % 3)
                            .mapToObj(
                                s ->
                                    (Participant)
                                        new Participant.Unlisted(
                                            "School %d.%d".formatted(n, s + 1), "Delft"))
                            .toArray(Participant[]::new))
                    .register())
        .toList();
  }

  /** The registrations with the outcomes that the allocation gives them. */
  public static List<Registration> allocated(Round round, List<Registration> registrations) {
    var outcomes =
        Allocator.allocate(round, registrations.stream().map(AllocationEntry::of).toList(), SEED)
            .outcomes()
            .stream()
            .collect(Collectors.toMap(Outcome::reference, Function.identity()));
    return registrations.stream()
        .map(registration -> decided(registration, outcomes.get(registration.reference())))
        .toList();
  }

  /** The registration with that outcome. */
  public static Registration decided(Registration registration, Outcome outcome) {
    return registration.decided(outcome);
  }

  private static Person person(String role, int number) {
    int at = number + role.length();
    var name =
        FIRST_NAMES.get(at % FIRST_NAMES.size()) + " " + LAST_NAMES.get(at % LAST_NAMES.size());
    return new Person(
        name,
        new EmailAddress(role.toLowerCase(Locale.ROOT) + number + "@example.org"),
        role.toLowerCase(Locale.ROOT),
        Optional.of("010-%07d".formatted(number)));
  }

  /** A school whose holiday region the list does not tell. */
  public static School school(String code, String name, String place, SchoolSector sector) {
    return new School(new SchoolCode(code), name, place, sector, Optional.empty());
  }

  /** What a school fills in, with an answer to everything. */
  public static final class Form {
    private int number = 1;
    private Sector network = Sector.PO;
    private String initiative = "Samen op de Maas";
    private List<Participant> schools =
        List.of(
            new Participant.Listed(new SchoolCode("99AC00")),
            new Participant.Listed(new SchoolCode("99CA00")),
            new Participant.Unlisted("De Nieuwe Brug", "Almere"));
    private Person practitioner =
        new Person(
            "Yasmine Oudkerk",
            new EmailAddress("y.oudkerk@example.org"),
            "leerlingbegeleider",
            Optional.of("06-12 34 56 78"));
    private Person leader =
        new Person(
            "Pieter-Jan de Graaf",
            new EmailAddress("pj.degraaf@example.org"),
            "directeur",
            Optional.empty());
    private SubmittedBy submittedBy = SubmittedBy.PRACTITIONER;
    private List<String> learningQuestions =
        List.of(
            "Hoe geven we onze begeleidingskamer een plek in de gewone les?",
            "Wat vraagt dat van de samenwerking met het speciaal basisonderwijs?");
    private String expectations =
        "We willen met andere scholen meedenken.\nEn we hopen op voorbeelden die echt werken.";
    private Map<OptionalText, String> texts =
        Map.of(
            OptionalText.CONTRIBUTION, "Een werkwijze om ouders vanaf de eerste dag te betrekken.");
    private Set<Seeks> seeks = EnumSet.of(Seeks.ANSWERS, Seeks.SHARING);

    private Form() {}

    /** Sets the number in order of arrival; the reference follows from it. */
    public Form number(int number) {
      this.number = number;
      return this;
    }

    /** The network it asks for. */
    public Form network(Sector network) {
      this.network = network;
      return this;
    }

    /** The initiative's name. */
    public Form initiative(String initiative) {
      this.initiative = initiative;
      return this;
    }

    /** The schools that take part. */
    public Form schools(Participant... schools) {
      this.schools = List.of(schools);
      return this;
    }

    /** Schools in the list, by their codes. */
    public Form codes(String... codes) {
      return schools(
          Stream.of(codes)
              .map(code -> new Participant.Listed(new SchoolCode(code)))
              .toArray(Participant[]::new));
    }

    /** The teacher or student counsellor. */
    public Form practitioner(Person practitioner) {
      this.practitioner = practitioner;
      return this;
    }

    /** Someone from the school leadership. */
    public Form leader(Person leader) {
      this.leader = leader;
      return this;
    }

    /** One address for both people. */
    public Form sharedAddress() {
      return leader(new Person(leader.name(), practitioner.email(), leader.role(), leader.phone()));
    }

    /** The practitioner's telephone number. */
    public Form phone(String phone) {
      return practitioner(
          new Person(
              practitioner.name(), practitioner.email(), practitioner.role(), Optional.of(phone)));
    }

    /** Who filled in the form. */
    public Form submittedBy(SubmittedBy submittedBy) {
      this.submittedBy = submittedBy;
      return this;
    }

    /** The learning questions. */
    public Form learningQuestions(String... learningQuestions) {
      this.learningQuestions = List.of(learningQuestions);
      return this;
    }

    /** What it hopes for. */
    public Form expectations(String expectations) {
      this.expectations = expectations;
      return this;
    }

    /** An answer to each text that may be left out. */
    public Form optionalTexts(Function<OptionalText, String> answer) {
      this.texts = Stream.of(OptionalText.values()).collect(Collectors.toMap(it -> it, answer));
      return this;
    }

    /** Only what is required: no phone, no optional text, nothing ticked. */
    public Form onlyRequired() {
      practitioner =
          new Person(
              practitioner.name(), practitioner.email(), practitioner.role(), Optional.empty());
      texts = Map.of();
      seeks = Set.of();
      return this;
    }

    /** The submission as the rules would accept it. */
    public Submission submission() {
      return new Submission(
          network,
          initiative,
          schools,
          new Pair(practitioner, leader),
          submittedBy,
          learningQuestions,
          expectations,
          texts,
          seeks);
    }

    /** The registration as it was accepted. */
    public Registration register() {
      return Registration.accepted(
          new Reference(ROUND, (network == Sector.PO ? "P" : "V") + "%07d".formatted(number)),
          new Arrival(FIRST.plus(Duration.ofMinutes(number)), "request-" + number),
          submission());
    }
  }
}
