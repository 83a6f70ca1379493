package nl.leernetwerk.privacy.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What was removed from one thing that is stored.
 *
 * @param what it was, by ids, for who asked for the erasure
 * @param todo what a person must still see to, in Dutch sentences
 */
public record Erased(ObjectNode what, List<String> todo) {
  public Erased {
    todo = List.copyOf(todo);
  }
}
