package nl.leernetwerk.kernel.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.UnreadableItem;

/** Answers a person who invokes a function from the command line. */
public final class Command {
  private Command() {}

  /**
   * Carries out a command and writes its answer. When an item that cannot be read is in the way,
   * the answer is {@code {"unreadable": [its keys], "detail": "…"}}, and the log says so too.
   */
  public static void carryOut(Context context, OutputStream out, Supplier<JsonNode> command)
      throws IOException {
    out.write(answer(Log.of(context), command).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode answer(Log log, Supplier<JsonNode> command) {
    try {
      return EventBridge.guarded(log, command);
    } catch (Unreadable e) {
      log.unreadable(e.item());
      return refused(e.item());
    }
  }

  private static JsonNode refused(UnreadableItem item) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("unreadable").add(item.key());
    return answer.put(
        "detail",
        "Dit kan nu niet: het item %s in de tabel is niet te lezen. Herstel het zoals in het runbook staat (\"Something cannot be read\"), en geef de opdracht dan nog eens."
            .formatted(item.key()));
  }
}
