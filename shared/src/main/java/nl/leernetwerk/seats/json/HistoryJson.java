package nl.leernetwerk.seats.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.leernetwerk.journal.JournalWords;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.seats.RosterHistory;

/** Why an initiative stands where it stands, in Dutch sentences, oldest first. */
public final class HistoryJson {
  private HistoryJson() {}

  /** What the allocation decided for it, then each change that meant something to it. */
  public static ArrayNode write(
      Outcome outcome,
      List<RosterHistory.Step> steps,
      JournalWords words,
      Map<Actor.Organiser, String> names) {
    var array = JsonNodeFactory.instance.arrayNode();
    array.addObject().putArray("told").add(JournalWords.of(outcome));
    for (var step : steps) {
      var change = step.change();
      var json = array.addObject().put("at", change.at().toString());
      json.set("by", by(change.by(), names));
      change.why().ifPresent(why -> json.put("why", why));
      words.of(step).forEach(json.putArray("told")::add);
    }
    return array;
  }

  /** The same, with the name of an organiser where that is known. */
  public static ObjectNode by(Actor actor, Map<Actor.Organiser, String> names) {
    var json = by(actor);
    if (actor instanceof Actor.Organiser organiser && names.containsKey(organiser)) {
      json.put("name", names.get(organiser));
    }
    return json;
  }

  /** Who did something: their kind, and the id of an organiser. */
  public static ObjectNode by(Actor actor) {
    var json = JsonNodeFactory.instance.objectNode();
    return switch (actor) {
      case Actor.Clockwork _ -> json.put("kind", "system");
      case Actor.Participant(_, var role) -> json.put("kind", role.name().toLowerCase(Locale.ROOT));
      case Actor.Organiser(var id) -> json.put("kind", "organiser").put("id", id);
    };
  }
}
