package nl.leernetwerk.manageregistration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.acts.Act;
import nl.leernetwerk.acts.Acts;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.RunningRound;
import nl.leernetwerk.enrolment.Sector;
import nl.leernetwerk.json.HistoryJson;
import nl.leernetwerk.letters.JournalWords;
import nl.leernetwerk.roster.Change;
import nl.leernetwerk.roster.History;
import nl.leernetwerk.roster.Journal;
import nl.leernetwerk.roster.Rosters;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundJournal;

/** All journals of a round as one: of its rosters, of the round itself, and what else was done. */
record JournalBook(Rosters rosters, Journal seats, RoundJournal round, Acts acts) {
  private static final Pattern LINE = Pattern.compile("([A-Za-z]+)/(.{1,80})");
  private static final String ROUND = "ronde";
  private static final String ACT = "daad";

  /** A sector's roster with all that led to it, once seats are allocated. */
  Optional<History> history(RunningRound running, Sector sector) {
    return rosters.history(running, sector);
  }

  /** Every line, oldest first. */
  List<JournalLine> lines(RunningRound running, List<Registration> registrations) {
    var id = running.round().id();
    var words = JournalWords.naming(registrations);
    var lines = new ArrayList<JournalLine>();
    for (var sector : Sector.values()) {
      seats.of(id, sector).forEach(change -> lines.add(line(sector, change, registrations, words)));
    }
    round.of(id).forEach(change -> lines.add(line(change)));
    acts.of(id).forEach(act -> lines.add(line(act, words)));
    lines.sort(JournalLine.ORDER);
    return lines;
  }

  private static JournalLine line(
      Sector sector, Change change, List<Registration> registrations, JournalWords words) {
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

  static JournalLine line(Act act, JournalWords words) {
    return new JournalLine(
        ACT + "/" + act.id(),
        act.at(),
        act.by(),
        act.why(),
        about(act.what()).stream().toList(),
        List.of(words.of(act.what())));
  }

  /** The initiative that an act was about, if it was. */
  static Optional<Reference> about(Act.What what) {
    return switch (what) {
      case Act.What.MailSentAgain(var mail) -> Reference.parse(mail.subject());
      case Act.What.ForPerson(_, var reference, _) -> Optional.of(reference);
      case Act.What.ReasonErased _ -> Optional.empty();
    };
  }

  /** Erases why a line was written; false when there is no such line. */
  boolean forgetWhy(RunningRound running, String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      return false;
    }
    var id = running.round().id();
    var number = parts.group(2);
    var sector =
        Arrays.stream(Sector.values()).filter(it -> it.name().equals(parts.group(1))).findFirst();
    if (sector.isPresent() || parts.group(1).equals(ROUND)) {
      if (!number.matches("[1-9][0-9]{0,8}")) {
        return false;
      }
      int version = Integer.parseInt(number);
      boolean known =
          sector
              .map(it -> seats.find(id, it, version).isPresent())
              .orElseGet(() -> round.find(id, version).isPresent());
      if (known) {
        sector.ifPresentOrElse(
            it -> seats.forgetWhy(id, it, version), () -> round.forgetWhy(id, version));
      }
      return known;
    }
    boolean known =
        parts.group(1).equals(ACT) && acts.of(id).stream().anyMatch(act -> act.id().equals(number));
    if (known) {
      acts.forgetWhy(id, number);
    }
    return known;
  }

  static ObjectNode json(RunningRound running, List<JournalLine> lines) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", running.round().id())
            .put("name", running.round().name());
    var array = json.putArray("lines");
    lines.forEach(line -> array.add(json(line)));
    return json;
  }

  static ObjectNode json(JournalLine line) {
    var json =
        JsonNodeFactory.instance.objectNode().put("id", line.id()).put("at", line.at().toString());
    json.set("by", HistoryJson.by(line.by()));
    line.why().ifPresent(why -> json.put("why", why));
    var about = json.putArray("about");
    line.about().forEach(it -> about.add(it.text()));
    var told = json.putArray("told");
    line.told().forEach(told::add);
    return json;
  }
}
