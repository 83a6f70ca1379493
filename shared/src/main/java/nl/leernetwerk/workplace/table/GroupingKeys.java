package nl.leernetwerk.workplace.table;

import java.util.Map;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of groupings. */
public final class GroupingKeys {
  /** The grouping of each network; the texts of questions stay with their registrations. */
  public static final StoredKind GROUPINGS =
      StoredKind.personal(
          "GROUPINGS",
          BelongsTo.ROUND,
          "names of themes, in a facilitator's own words; references of initiatives",
          StoredKind.Reader.of(TableGroupings::read));

  private GroupingKeys() {}

  static Map<String, AttributeValue> grouping(String round, String network) {
    return Keys.key(GROUPINGS.of(round), network);
  }
}
