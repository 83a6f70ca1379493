package nl.leernetwerk.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.leernetwerk.local.draw.VerifyDraw;

/** Computes a published draw anew, as anybody can. */
final class DrawCheck {
  /** What does not follow from the record; nothing when all does. */
  List<String> differences(JsonNode record) {
    var out = new ByteArrayOutputStream();
    int result = VerifyDraw.verify(record, new PrintStream(out, true, StandardCharsets.UTF_8));
    return result == VerifyDraw.AGREES
        ? List.of()
        : List.of(out.toString(StandardCharsets.UTF_8).strip());
  }
}
