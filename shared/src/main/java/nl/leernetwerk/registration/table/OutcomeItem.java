package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.integer;
import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.Map;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.registration.Outcome;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts an outcome to attributes of its registration, and back. */
public final class OutcomeItem {
  private static final String ENTERED_BY = "enteredBy";

  private OutcomeItem() {}

  public static AttributeValue write(Outcome outcome) {
    var common = Map.of("turn", number(outcome.turn()), "seats", number(outcome.seats()));
    return Attributes.map(
        switch (outcome) {
          case Outcome.Seated seated ->
              Attributes.merge(
                  common, Map.of("network", text(seated.network()), "free", number(seated.free())));
          case Outcome.Waiting waiting ->
              Attributes.merge(
                  common, Map.of("place", number(waiting.place()), "free", number(waiting.free())));
          case Outcome.Entered entered ->
              Attributes.merge(common, Map.of(ENTERED_BY, text(entered.by().text())));
        });
  }

  static Outcome read(Reference reference, Map<String, AttributeValue> item) {
    int turn = integer(item.get("turn"));
    int seats = integer(item.get("seats"));
    if (item.containsKey(ENTERED_BY)) {
      return new Outcome.Entered(reference, turn, seats, Actor.parse(item.get(ENTERED_BY).s()));
    }
    int free = integer(item.get("free"));
    return item.containsKey("network")
        ? new Outcome.Seated(reference, turn, seats, item.get("network").s(), free)
        : new Outcome.Waiting(reference, turn, seats, integer(item.get("place")), free);
  }
}
