package nl.leernetwerk.journal.table;

import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import nl.leernetwerk.kernel.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of organisers' acts. */
public final class ActKeys {
  public static final StoredKind ACTS =
      StoredKind.personal(
          "ACTS",
          BelongsTo.ROUND,
          "why something was done, in an organiser's own words",
          Reasons.reader(TableOrganiserActs::read));

  private ActKeys() {}

  static String acts(String round) {
    return ACTS.of(round);
  }

  /** In order of time; the request's id separates acts of the same millisecond. */
  static Map<String, AttributeValue> act(String round, Instant at, String id) {
    return Keys.key(acts(round), Table.sortable(at).s() + "#" + id);
  }
}
