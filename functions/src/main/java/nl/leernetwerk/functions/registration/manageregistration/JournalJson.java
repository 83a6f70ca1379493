package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.json.ActorJson;
import nl.leernetwerk.rounds.Round;

/** The journal as JSON. */
final class JournalJson {
  private JournalJson() {}

  static ObjectNode write(Round round, List<JournalLine> lines, Map<Actor, String> names) {
    var json =
        JsonNodeFactory.instance.objectNode().put("id", round.id()).put("name", round.name());
    var array = json.putArray("lines");
    lines.forEach(line -> array.add(write(line, names)));
    return json;
  }

  static ObjectNode write(JournalLine line, Map<Actor, String> names) {
    var json =
        JsonNodeFactory.instance.objectNode().put("id", line.id()).put("at", line.at().toString());
    json.set("by", ActorJson.write(line.by(), names));
    line.why().ifPresent(why -> json.put("why", why));
    var about = json.putArray("about");
    line.about().forEach(it -> about.add(it.text()));
    var told = json.putArray("told");
    line.told().forEach(told::add);
    return json;
  }
}
