package nl.leernetwerk.kernel.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Word;

/** Who did something, as JSON. */
public final class ActorJson {
  private ActorJson() {}

  /** The kind of actor, and for an organiser the id, and the name where that is known. */
  public static ObjectNode write(Actor actor, Map<Actor.Organiser, String> names) {
    var json = JsonNodeFactory.instance.objectNode();
    return switch (actor) {
      case Actor.Automatic _ -> json.put("kind", "system");
      case Actor.Participant(_, var role) -> json.put("kind", Word.of(role));
      case Actor.Organiser organiser -> {
        json.put("kind", "organiser").put("id", organiser.id());
        if (names.containsKey(organiser)) {
          json.put("name", names.get(organiser));
        }
        yield json;
      }
    };
  }
}
