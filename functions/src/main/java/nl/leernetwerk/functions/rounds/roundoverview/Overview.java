package nl.leernetwerk.functions.rounds.roundoverview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Resemblance;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.NetworkProgress;

/**
 * The state of a round, as organisers see it.
 *
 * @param failing the addresses that mail does not reach
 * @param exists whether the round has a network with that id that was not merged into another
 * @param contacts the contact there was with the initiatives of the round
 * @param themed whether themes were stored for the network with that id
 */
record Overview(
    RunningRound running,
    List<Registration> registrations,
    Map<SchoolCode, School> schools,
    Predicate<EmailAddress> failing,
    Predicate<String> exists,
    List<QueuedMail> mails,
    List<ContactMoment> contacts,
    Predicate<String> themed) {

  ObjectNode json(Instant now) {
    var json = RoundJson.visible(running, now, _ -> true);
    json.set("registered", count(json.objectNode(), there()));
    json.put("withdrawn", registrations.size() - there().size());
    var networks = json.putArray("networks");
    running.round().networks().stream()
        .filter(network -> exists.test(network.id()))
        .forEach(network -> network(networks.addObject(), network, now));
    var sectors = json.putArray("sectors");
    Arrays.stream(Sector.values())
        .filter(this::concerns)
        .forEach(sector -> sector(sectors.addObject(), sector));
    var initiatives = json.putArray("initiatives");
    var about = mails.stream().collect(Collectors.groupingBy(it -> it.mail().about()));
    var resemblance = Resemblance.among(registrations, schools);
    registrations.stream()
        .sorted(Comparator.comparing(Registration::arrival))
        .forEach(
            it -> {
              var initiative = InitiativeJson.brief(it, schools, resemblance);
              progress(
                  initiative.putObject("mails"),
                  about.getOrDefault(it.reference().text(), List.of()));
              initiative.put("unreachable", unreachable(it));
              initiatives.add(initiative);
            });
    progress(json.putObject("mails"), mails);
    unsent(json.putArray("unsent"));
    regions(json.putArray("regions"));
    return json;
  }

  /** The registrations that were not withdrawn. */
  private List<Registration> there() {
    return having(it -> !(it instanceof RegistrationState.Withdrawn));
  }

  /**
   * How many schools there are in each part of the country; the list does not tell the region of
   * every school.
   */
  private void regions(ArrayNode json) {
    var counts =
        there().stream()
            .flatMap(it -> it.submission().schools().stream())
            .collect(Collectors.groupingBy(this::region, TreeMap::new, Collectors.counting()));
    counts.forEach((region, many) -> json.addObject().put("region", region).put("schools", many));
  }

  private String region(Participant school) {
    return school instanceof Participant.Listed(var code)
        ? Optional.ofNullable(schools.get(code))
            .flatMap(School::region)
            .map(Word::of)
            .orElse("unknown")
        : "unknown";
  }

  /** How many people of the pair mail does not reach. */
  private long unreachable(Registration registration) {
    var pair = registration.submission().pair();
    return Stream.of(pair.practitioner(), pair.leader())
        .filter(person -> failing.test(person.email()))
        .count();
  }

  private void network(ObjectNode json, Network network, Instant now) {
    // An offer holds its seats until the initiative answers.
    var seated = having(it -> it.network().equals(Optional.of(network.id())));
    json.put("id", network.id())
        .put("sector", network.sector().name())
        .put("capacity", network.capacity());
    count(json, seated).put("seats", seats(seated));
    var facilitators = json.putArray("facilitators");
    network.facilitators().forEach(it -> facilitators.add(it.name()));
    var progress = NetworkProgress.of(network, registrations, contacts, Amsterdam.dayOf(now));
    json.putObject("progress")
        .put("seated", progress.seated())
        .put("reached", progress.reached())
        .put("sharpened", progress.sharpened())
        .put("awaiting", progress.awaiting())
        .put("confirmed", progress.sharpened() - progress.awaiting())
        .put("overdue", progress.overdue())
        .put("themes", themed.test(network.id()));
  }

  private int seats(List<Registration> seated) {
    return seated.stream()
        .mapToInt(it -> running.round().capacityUnit().seats(it.submission().schools().size()))
        .sum();
  }

  private boolean concerns(Sector sector) {
    return !running.round().networks(sector).isEmpty()
        || registrations.stream().anyMatch(it -> it.submission().network() == sector);
  }

  private void sector(ObjectNode json, Sector sector) {
    json.put("sector", sector.name());
    json.set("registered", count(json.objectNode(), of(sector, there())));
    json.set(
        "waiting",
        count(json.objectNode(), of(sector, having(RegistrationState.Waiting.class::isInstance))));
  }

  private List<Registration> having(Predicate<RegistrationState> state) {
    return registrations.stream().filter(it -> state.test(it.state())).toList();
  }

  private static List<Registration> of(Sector sector, List<Registration> some) {
    return some.stream().filter(it -> it.submission().network() == sector).toList();
  }

  private static ObjectNode count(ObjectNode json, List<Registration> some) {
    return json.put("initiatives", some.size())
        .put("schools", some.stream().mapToInt(it -> it.submission().schools().size()).sum());
  }

  /** The mails that were set aside: about each a person decides. */
  private void unsent(ArrayNode json) {
    var words = InitiativeWords.of(registrations, List.of());
    mails.stream()
        .filter(it -> it.progress() == MailProgress.SET_ASIDE)
        .sorted(QueuedMail.ORDER)
        .map(QueuedMail::mail)
        .forEach(
            mail ->
                json.addObject()
                    .put("mail", mail.text())
                    .put("about", words.mail(mail))
                    .put("to", words.reader(mail)));
  }

  private static void progress(ObjectNode json, List<QueuedMail> some) {
    for (var progress : MailProgress.values()) {
      var name =
          switch (progress) {
            case SENT -> "sent";
            case WAITING -> "waiting";
            case WITHHELD -> "withheld";
            case SET_ASIDE -> "setAside";
            case GIVEN_UP -> "givenUp";
          };
      json.put(name, some.stream().filter(it -> it.progress() == progress).count());
    }
  }
}
