package nl.leernetwerk.functions.seats.manageroster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.json.ActorJson;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.letters.SeatWords;

/** Why an initiative has its place, in Dutch sentences, oldest first. */
final class HistoryJson {
  private HistoryJson() {}

  /**
   * Writes what the allocation decided for an initiative, if it was there then, and each change
   * that affected it.
   */
  static ArrayNode write(
      Optional<Outcome> outcome,
      List<RosterHistory.Step> steps,
      SeatWords words,
      Map<Actor, String> names) {
    var array = JsonNodeFactory.instance.arrayNode();
    outcome.ifPresent(it -> array.addObject().putArray("told").add(SeatWords.of(it)));
    for (var step : steps) {
      var change = step.change();
      var json = array.addObject().put("at", change.at().toString());
      json.set("by", ActorJson.write(change.by(), names));
      change.why().ifPresent(why -> json.put("why", why));
      words.at(change.at()).of(step).forEach(json.putArray("told")::add);
    }
    return array;
  }
}
