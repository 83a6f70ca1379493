package nl.leernetwerk.privacy.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What was removed from one stored thing.
 *
 * @param what what was removed, named by ids, for the person who asked for the erasure
 * @param todo what a person must still do, in Dutch sentences
 */
public record Erased(ObjectNode what, List<String> todo) {
  public Erased {
    todo = List.copyOf(todo);
  }
}
