package nl.leernetwerk.kernel.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Word;

/** Who did something, as JSON. */
public final class ActorJson {
  private ActorJson() {}

  /** The kind of actor, and for who signs in the id, and the name where that is known. */
  public static ObjectNode write(Actor actor, Map<Actor, String> names) {
    var json = JsonNodeFactory.instance.objectNode();
    return switch (actor) {
      case Actor.Automatic _ -> json.put("kind", "system");
      case Actor.Participant(_, var role) -> json.put("kind", Word.of(role));
      case Actor.Organiser(var id) ->
          named(json.put("kind", "organiser").put("id", id), actor, names);
      case Actor.Facilitator(var id) ->
          named(json.put("kind", "facilitator").put("id", id), actor, names);
    };
  }

  private static ObjectNode named(ObjectNode json, Actor actor, Map<Actor, String> names) {
    Optional.ofNullable(names.get(actor)).ifPresent(name -> json.put("name", name));
    return json;
  }
}
