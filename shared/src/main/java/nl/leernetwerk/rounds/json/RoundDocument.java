package nl.leernetwerk.rounds.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.rounds.Round;

/**
 * A round as an organiser sends it: the document, and beside its fields {@code why}, if they say.
 */
public final class RoundDocument {
  private static final String WHY = "why";
  private static final int MAX_WHY = 500;

  private RoundDocument() {}

  /** What the JSON turned out to hold. */
  public sealed interface Result permits Valid, Invalid {}

  /**
   * A round.
   *
   * @param why in the organiser's own words
   */
  public record Valid(Round round, Optional<String> why) implements Result {}

  /**
   * No round.
   *
   * @param errors everything that is wrong, at least one
   */
  public record Invalid(List<FieldError> errors) implements Result {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /**
   * Reads a document, and finds everything that is wrong with it at once; it never throws.
   *
   * @param beacons where a beacon comes from that does not say
   */
  public static Result read(JsonNode json, BeaconSource beacons) {
    var found = new FieldErrors();
    var why =
        json.has(WHY)
            ? Fields.of(json, Pointer.ROOT, Label.of("de ronde"), found)
                .flatMap(fields -> fields.optionalLines(WHY, Label.of("de reden"), MAX_WHY))
            : Optional.<String>empty();
    return switch (RoundJson.read(withoutWhy(json), beacons)) {
      case RoundJson.Valid(var round) when found.isEmpty() -> new Valid(round, why);
      case RoundJson.Valid _ -> new Invalid(found.all());
      case RoundJson.Invalid(var errors) -> {
        var all = new ArrayList<>(errors);
        all.addAll(found.all());
        yield new Invalid(all);
      }
    };
  }

  private static JsonNode withoutWhy(JsonNode json) {
    return json instanceof ObjectNode object && object.has(WHY)
        ? object.deepCopy().without(WHY)
        : json;
  }
}
