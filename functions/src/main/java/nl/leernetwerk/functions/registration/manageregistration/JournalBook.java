package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.journal.JournalWords;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.OrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundJournal;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.seats.json.HistoryJson;

/**
 * All journals of a round as one: what was sent in and changed, what happened to the round and to
 * its seats, and what else organisers did. None of it is stored twice: what has one moment by
 * itself, such as the closing, is told from where that stands.
 */
record JournalBook(
    Rosters rosters,
    RosterJournal seats,
    RoundJournal round,
    OrganiserActs acts,
    Amendments amendments,
    Draws draws) {
  private static final Pattern LINE = Pattern.compile("([A-Za-z]+)/(.{1,80})");
  private static final String ROUND = "ronde";
  private static final String ACT = "daad";
  private static final String AMENDMENT = "wijziging";

  /** A sector's roster with all that led to it, once seats are allocated. */
  Optional<RosterHistory> history(RunningRound running, Sector sector) {
    return rosters.history(running, sector);
  }

  /** Every line, oldest first. */
  List<JournalLine> lines(RunningRound running, List<Registration> registrations) {
    var id = running.round().id();
    var words = JournalWords.naming(registrations);
    var lines = new ArrayList<JournalLine>();
    var amended =
        amendments.ofRound(id).stream().collect(Collectors.groupingBy(Amendment::registration));
    for (var registration : registrations) {
      var changes = amended.getOrDefault(registration.reference(), List.of());
      entered(registration, changes, words).forEach(lines::add);
    }
    milestones(running).forEach(lines::add);
    for (var sector : Sector.values()) {
      seats.of(id, sector).forEach(change -> lines.add(line(sector, change, registrations, words)));
    }
    round.of(id).forEach(change -> lines.add(line(change)));
    acts.of(id).forEach(act -> lines.add(line(act, words)));
    lines.sort(JournalLine.ORDER);
    return lines;
  }

  /** The numbers of the changes that gave people longer to register. */
  List<Integer> extensions(Round running) {
    return round.of(running.id()).stream()
        .filter(change -> change.extendsDeadline(running))
        .map(RoundChange::version)
        .toList();
  }

  /** That a registration was sent in, and every change of it since. */
  static Stream<JournalLine> entered(
      Registration registration, List<Amendment> changes, JournalWords words) {
    var reference = registration.reference();
    // A change may have given it a new time of arrival.
    var arrived =
        changes.stream()
            .filter(change -> change.deed() instanceof AmendmentAction.Changed)
            .flatMap(change -> ((AmendmentAction.Changed) change.deed()).arrivedBefore().stream())
            .min(Instant::compareTo)
            .orElse(registration.arrival().at());
    return Stream.concat(
        Stream.of(
            new JournalLine(
                "aanmelding/" + reference.text(),
                arrived,
                submitter(registration),
                Optional.empty(),
                List.of(reference),
                List.of(words.sentIn(registration)))),
        changes.stream()
            .map(
                change ->
                    new JournalLine(
                        AMENDMENT + "/" + reference.text() + "/" + change.version(),
                        change.at(),
                        change.by(),
                        change.why(),
                        List.of(reference),
                        List.of(words.of(reference, change.deed())))));
  }

  /** Somebody else than the two is nobody that the system knows. */
  private static Actor submitter(Registration registration) {
    return Stream.of(PairRole.values())
        .filter(role -> registration.submission().submittedBy().is(role))
        .findFirst()
        .<Actor>map(role -> new Actor.Participant(registration.reference(), role))
        .orElseGet(Actor.Clockwork::new);
  }

  /** What happened to a round by itself. */
  private Stream<JournalLine> milestones(RunningRound running) {
    var lines = new ArrayList<JournalLine>();
    var closing =
        switch (running.progress()) {
          case RoundProgress.Unclosed _ -> Optional.<RoundProgress.Closed>empty();
          case RoundProgress.Closed closed -> Optional.of(closed);
          case RoundProgress.Allocated(var closed, _) -> Optional.of(closed);
        };
    closing.ifPresent(closed -> lines.addAll(closed(running.round(), closed)));
    if (running.progress() instanceof RoundProgress.Allocated(_, var at)) {
      lines.add(milestone("verdeling", at, "De plekken zijn verdeeld."));
    }
    return lines.stream();
  }

  private List<JournalLine> closed(Round round, RoundProgress.Closed closed) {
    var lines = new ArrayList<JournalLine>();
    lines.add(milestone("sluiting", closed.at(), "De aanmelding is gesloten."));
    if (round.policy() == Policy.DRAW) {
      draws
          .find(round.id())
          .map(
              list ->
                  milestone(
                      "lijst",
                      list.at(),
                      "De lijst van de loting is bekendgemaakt. De controlecode is %s."
                          .formatted(list.list().hash())))
          .ifPresent(lines::add);
    }
    closed
        .pulse()
        .flatMap(
            pulse ->
                round
                    .beacon()
                    .map(
                        beacon ->
                            milestone(
                                "loting",
                                beacon.chain().at(pulse.round()),
                                "Wat de loting beslist is bekend: ronde %d van het baken."
                                    .formatted(pulse.round()))))
        .ifPresent(lines::add);
    return lines;
  }

  private static JournalLine milestone(String kind, Instant at, String told) {
    return new JournalLine(
        kind, at, new Actor.Clockwork(), Optional.empty(), List.of(), List.of(told));
  }

  private static JournalLine line(
      Sector sector, RosterChange change, List<Registration> registrations, JournalWords words) {
    return new JournalLine(
        sector + "/" + change.version(),
        change.at(),
        change.by(),
        change.why(),
        registrations.stream()
            .map(Registration::reference)
            .filter(it -> change.events().stream().anyMatch(event -> event.concerns(it)))
            .sorted()
            .toList(),
        change.events().stream().map(words::of).toList());
  }

  private static JournalLine line(RoundChange change) {
    return new JournalLine(
        ROUND + "/" + change.version(),
        change.at(),
        change.by(),
        change.why(),
        List.of(),
        change.edits().stream().map(JournalWords::of).toList());
  }

  static JournalLine line(OrganiserAct act, JournalWords words) {
    return new JournalLine(
        ACT + "/" + act.id(),
        act.at(),
        act.by(),
        act.why(),
        act.what().about().stream().toList(),
        List.of(words.of(act.what())));
  }

  /** Erases why a line was written; false when there is no such line. */
  boolean forgetWhy(RunningRound running, String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      return false;
    }
    var id = running.round().id();
    var kind = parts.group(1);
    var rest = parts.group(2);
    return switch (kind) {
      case ROUND -> version(rest).map(it -> forgetOfRound(id, it)).orElse(false);
      case ACT -> forgetOfAct(id, rest);
      case AMENDMENT -> forgetOfAmendment(id, rest);
      default ->
          Arrays.stream(Sector.values())
              .filter(it -> it.name().equals(kind))
              .anyMatch(it -> version(rest).map(n -> forgetOfSeats(id, it, n)).orElse(false));
    };
  }

  private boolean forgetOfRound(String id, int version) {
    boolean known = round.find(id, version).isPresent();
    if (known) {
      round.forgetWhy(id, version);
    }
    return known;
  }

  private boolean forgetOfSeats(String id, Sector sector, int version) {
    boolean known = seats.find(id, sector, version).isPresent();
    if (known) {
      seats.forgetWhy(id, sector, version);
    }
    return known;
  }

  private boolean forgetOfAct(String id, String act) {
    boolean known = acts.of(id).stream().anyMatch(it -> it.id().equals(act));
    if (known) {
      acts.forgetWhy(id, act);
    }
    return known;
  }

  private boolean forgetOfAmendment(String id, String named) {
    int slash = named.lastIndexOf('/');
    var amendment =
        Reference.parse(named.substring(0, Math.max(slash, 0)))
            .filter(reference -> reference.round().equals(id))
            .flatMap(
                reference ->
                    version(named.substring(slash + 1))
                        .flatMap(it -> amendments.find(reference, it)));
    amendment.ifPresent(it -> amendments.forgetWhy(it.registration(), it.version()));
    return amendment.isPresent();
  }

  private static Optional<Integer> version(String text) {
    return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  static ObjectNode json(
      RunningRound running, List<JournalLine> lines, Map<Actor.Organiser, String> names) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", running.round().id())
            .put("name", running.round().name());
    var array = json.putArray("lines");
    lines.forEach(line -> array.add(json(line, names)));
    return json;
  }

  static ObjectNode json(JournalLine line, Map<Actor.Organiser, String> names) {
    var json =
        JsonNodeFactory.instance.objectNode().put("id", line.id()).put("at", line.at().toString());
    json.set("by", HistoryJson.by(line.by(), names));
    line.why().ifPresent(why -> json.put("why", why));
    var about = json.putArray("about");
    line.about().forEach(it -> about.add(it.text()));
    var told = json.putArray("told");
    line.told().forEach(told::add);
    return json;
  }
}
