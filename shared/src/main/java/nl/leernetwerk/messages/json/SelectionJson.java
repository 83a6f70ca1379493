package nl.leernetwerk.messages.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.json.FieldErrors;
import nl.leernetwerk.kernel.json.Fields;
import nl.leernetwerk.kernel.json.Label;
import nl.leernetwerk.kernel.json.Pointer;
import nl.leernetwerk.messages.Selection;
import nl.leernetwerk.rounds.Round;

/** A selection of initiatives, as JSON and as one word beside a stored message. */
public final class SelectionJson {
  private static final int MOST_CHOSEN = 1000;
  private static final String IN_NETWORK = "network ";
  private static final String CHOOSE =
      "Kies aan wie je schrijft: everybody, seated, waiting, network, unanswered of chosen.";

  private SelectionJson() {}

  /** The selection without the initiatives that were chosen, which stand beside it. */
  public static String word(Selection selection) {
    return switch (selection) {
      case Selection.Everybody() -> "everybody";
      case Selection.Seated() -> "seated";
      case Selection.Waiting() -> "waiting";
      case Selection.Unanswered() -> "unanswered";
      case Selection.InNetwork(var network) -> IN_NETWORK + network;
      case Selection.Chosen _ -> "chosen";
    };
  }

  /**
   * The selection that {@link #word} wrote.
   *
   * @param chosen the initiatives beside it
   */
  public static Selection read(String word, List<Reference> chosen) {
    return switch (word) {
      case "everybody" -> new Selection.Everybody();
      case "seated" -> new Selection.Seated();
      case "waiting" -> new Selection.Waiting();
      case "unanswered" -> new Selection.Unanswered();
      case "chosen" -> new Selection.Chosen(chosen);
      default -> {
        if (!word.startsWith(IN_NETWORK)) {
          throw new IllegalArgumentException("no selection");
        }
        yield new Selection.InNetwork(word.substring(IN_NETWORK.length()));
      }
    };
  }

  /** The selection as organisers see it beside a message that was sent. */
  public static ObjectNode write(Selection selection) {
    var json = JsonNodeFactory.instance.objectNode();
    return selection instanceof Selection.InNetwork(var network)
        ? json.put("kind", "network").put("network", network)
        : json.put("kind", word(selection));
  }

  /** Reads what an organiser chose. */
  static Optional<Selection> read(JsonNode json, Round round, Pointer at, FieldErrors errors) {
    return Fields.of(json, at, Label.of("aan wie je schrijft"), errors)
        .flatMap(
            fields -> {
              var kind =
                  fields
                      .required("kind", CHOOSE)
                      .flatMap(it -> fields.typed(it, fields.at("kind"), Label.of("aan wie")));
              var selection =
                  kind.flatMap(
                      it ->
                          switch (it) {
                            case "everybody" -> Optional.of(new Selection.Everybody());
                            case "seated" -> Optional.of(new Selection.Seated());
                            case "waiting" -> Optional.of(new Selection.Waiting());
                            case "unanswered" -> Optional.of(new Selection.Unanswered());
                            case "network" -> network(fields, round, errors);
                            case "chosen" -> chosen(fields, round, errors);
                            default -> {
                              errors.add(fields.at("kind"), CHOOSE);
                              yield Optional.<Selection>empty();
                            }
                          });
              fields.refuseOthers();
              return selection;
            });
  }

  private static Optional<Selection> network(Fields fields, Round round, FieldErrors errors) {
    var label = new Label("het leernetwerk", "Kies het leernetwerk.");
    return fields
        .required("network", label.fillIn())
        .flatMap(it -> fields.typed(it, fields.at("network"), label))
        .flatMap(
            id -> {
              if (round.network(id).isEmpty()) {
                errors.add(
                    fields.at("network"), "Dit leernetwerk is niet in deze ronde. Kies een ander.");
                return Optional.empty();
              }
              return Optional.of(new Selection.InNetwork(id));
            });
  }

  private static Optional<Selection> chosen(Fields fields, Round round, FieldErrors errors) {
    var none = "Kies de initiatieven waaraan je schrijft, 1 tot en met 1.000.";
    var list = fields.required("initiatives", none);
    if (list.isEmpty()) {
      return Optional.empty();
    }
    var given = list.get();
    if (!given.isArray() || given.isEmpty() || given.size() > MOST_CHOSEN) {
      errors.add(fields.at("initiatives"), none);
      return Optional.empty();
    }
    var references = new ArrayList<Reference>();
    for (int i = 0; i < given.size(); i++) {
      var reference =
          Optional.ofNullable(given.get(i).textValue())
              .flatMap(Reference::typed)
              .filter(it -> it.round().equals(round.id()));
      reference.ifPresent(references::add);
      if (reference.isEmpty()) {
        errors.add(
            fields.at("initiatives").item(i),
            "Dit is geen kenmerk van een initiatief in deze ronde.");
      }
    }
    return Optional.of(new Selection.Chosen(references));
  }
}
