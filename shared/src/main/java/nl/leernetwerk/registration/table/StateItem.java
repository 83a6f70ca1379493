package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.registration.RegistrationState;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a state that the roster's journal told to attributes of its registration, and back. */
public final class StateItem {
  private static final String NAME = "name";
  private static final String NETWORK = "network";
  private static final String UNTIL = "until";

  private StateItem() {}

  public static AttributeValue write(RegistrationState state) {
    var name = Map.of(NAME, text(state.getClass().getSimpleName()));
    var network =
        state
            .network()
            .map(it -> Map.of(NETWORK, text(it)))
            .orElse(Map.<String, AttributeValue>of());
    var until =
        state instanceof RegistrationState.Offered(_, var end)
            ? Map.of(UNTIL, text(end.toString()))
            : Map.<String, AttributeValue>of();
    return Attributes.map(Attributes.merge(name, network, until));
  }

  static RegistrationState read(Map<String, AttributeValue> item) {
    var name = item.get(NAME).s();
    return switch (name) {
      case "Submitted" -> new RegistrationState.Submitted();
      case "Seated" -> new RegistrationState.Seated(item.get(NETWORK).s());
      case "Waiting" -> new RegistrationState.Waiting();
      case "Offered" ->
          new RegistrationState.Offered(item.get(NETWORK).s(), Instant.parse(item.get(UNTIL).s()));
      case "Accepted" -> new RegistrationState.Accepted(item.get(NETWORK).s());
      case "Declined" -> new RegistrationState.Declined();
      case "Expired" -> new RegistrationState.Expired();
      case "Withdrawn" -> new RegistrationState.Withdrawn();
      default -> throw new IllegalStateException("a registration in an unknown state " + name);
    };
  }
}
