package nl.leernetwerk.functions.seats.manageroster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registry.InitiativeWords;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.json.RoundJson;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.ExtraNetwork;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.letters.SeatWords;

/** A round's rosters as an organiser sees them, without the people of schools. */
record RosterView(
    RunningRound running,
    Map<Reference, Registration> registrations,
    Map<SchoolCode, School> schools,
    SeatWords words,
    Map<Actor, String> names) {

  RosterView(
      RunningRound running,
      List<Registration> registrations,
      List<Amendment> amendments,
      Map<SchoolCode, School> schools,
      Map<Actor, String> names) {
    this(
        running,
        registrations.stream()
            .collect(Collectors.toMap(Registration::reference, Function.identity())),
        schools,
        new SeatWords(InitiativeWords.of(registrations, amendments)),
        names);
  }

  /**
   * The rosters.
   *
   * @param unreadable the sectors whose roster cannot be read
   */
  ObjectNode json(
      Instant now, Map<Sector, RosterHistory> histories, Collection<Sector> unreadable) {
    var json = RoundJson.visible(running, now, _ -> true);
    if (!unreadable.isEmpty()) {
      var list = json.putArray("unreadable");
      unreadable.forEach(sector -> list.add(sector.name()));
    }
    var sectors = json.putArray("sectors");
    histories.forEach((sector, history) -> write(sectors.addObject(), sector, history));
    return json;
  }

  private void write(ObjectNode json, Sector sector, RosterHistory history) {
    var roster = history.roster();
    json.put("sector", sector.name())
        .put("version", roster.version())
        .put("lastOfferDay", roster.lastOfferDay().toString())
        .put("closed", roster.closed());
    var networks = json.putArray("networks");
    roster.rooms().forEach(room -> write(networks.addObject(), roster, room));
    var steps = history.all();
    var outcomes =
        history.outcomes().stream()
            .collect(Collectors.toMap(Outcome::reference, Function.identity()));
    var initiatives = json.putArray("initiatives");
    for (var entry : roster.entries()) {
      var reference = entry.reference();
      var initiative = initiative(roster, entry, sector);
      initiative.set(
          "history",
          HistoryJson.write(
              Optional.ofNullable(outcomes.get(reference)), steps.get(reference), words, names));
      initiatives.add(initiative);
    }
    var waiting = roster.waiting();
    var references = waiting.stream().map(Roster.Entry::reference).toList();
    json.putObject("waits")
        .put("initiatives", waiting.size())
        .put("schools", schools(references))
        .put("seats", waiting.stream().mapToInt(Roster.Entry::seats).sum());
    ExtraNetwork.propose(running.round(), sector, waiting)
        .ifPresent(extra -> write(json.putObject("proposal"), extra));
  }

  private void write(ObjectNode json, Roster roster, Roster.Room room) {
    json.put("id", room.network())
        .put("capacity", room.capacity())
        .put("taken", roster.taken(room.network()))
        .put("free", roster.free(room));
    var names = json.putArray("facilitators");
    running.round().network(room.network()).stream()
        .map(Network::facilitators)
        .flatMap(Collection::stream)
        .map(Contact::name)
        .forEach(names::add);
  }

  /** Written from the roster; the registration itself follows a second later. */
  private ObjectNode initiative(Roster roster, Roster.Entry entry, Sector sector) {
    var json =
        Optional.ofNullable(registrations.get(entry.reference()))
            .map(it -> InitiativeJson.brief(it.in(entry.state()), schools))
            .orElseGet(() -> unreadable(entry, sector));
    json.put("turn", entry.turn()).put("seats", entry.seats());
    json.remove("place");
    roster.place(entry.reference()).ifPresent(place -> json.put("place", place));
    if (entry.state() instanceof RegistrationState.Offered(_, var until)) {
      json.put("answerBy", until.minusMillis(1).atZone(Amsterdam.ZONE).toLocalDate().toString());
    }
    return json;
  }

  /** One whose registration cannot be read: what the roster itself knows of it. */
  private static ObjectNode unreadable(Roster.Entry entry, Sector sector) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("reference", entry.reference().text())
            .put("name", entry.reference().text() + " (niet te lezen)")
            .put("sector", sector.name())
            .put("state", entry.state().word());
    entry.state().network().ifPresent(network -> json.put("network", network));
    json.putArray("schools");
    return json;
  }

  private void write(ObjectNode json, ExtraNetwork extra) {
    json.put("network", extra.network())
        .put("capacity", extra.capacity())
        .put("schools", schools(extra.seated()));
    extra.seated().forEach(it -> json.withArray("seated").add(it.text()));
    extra.left().forEach(it -> json.withArray("left").add(it.text()));
  }

  private int schools(List<Reference> references) {
    return references.stream()
        .map(registrations::get)
        .filter(Objects::nonNull)
        .mapToInt(it -> it.submission().schools().size())
        .sum();
  }
}
