package nl.leernetwerk.rounds.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.kernel.json.Reading;
import nl.leernetwerk.rounds.Round;

/**
 * A round as an organiser sends it: the document, with a field {@code why} if they give a reason.
 *
 * @param why in the organiser's own words
 */
public record RoundDocument(Round round, Optional<String> why) {
  private static final String WHY = "why";
  private static final int MAX_WHY = 500;

  /**
   * Reads a document, and finds all errors at once. It never throws.
   *
   * @param beacons the source of a beacon that does not name one
   * @param kinds the kinds of mail that may have a paragraph of the round's own
   */
  public static Reading<RoundDocument> read(
      JsonNode json, BeaconSource beacons, Predicate<String> kinds) {
    var found = new FieldErrors();
    var why =
        json.has(WHY)
            ? Fields.of(json, Pointer.ROOT, Label.of("de ronde"), found)
                .flatMap(fields -> fields.optionalLines(WHY, Label.of("de reden"), MAX_WHY))
            : Optional.<String>empty();
    return switch (RoundJson.read(withoutWhy(json), beacons, kinds)) {
      case RoundJson.Valid(var round) when found.isEmpty() ->
          new Reading.Valid<>(new RoundDocument(round, why));
      case RoundJson.Valid _ -> new Reading.Invalid<>(found.all());
      case RoundJson.Invalid(var errors) -> {
        var all = new ArrayList<>(errors);
        all.addAll(found.all());
        yield new Reading.Invalid<>(all);
      }
    };
  }

  private static JsonNode withoutWhy(JsonNode json) {
    return json instanceof ObjectNode object && object.has(WHY)
        ? object.deepCopy().without(WHY)
        : json;
  }
}
