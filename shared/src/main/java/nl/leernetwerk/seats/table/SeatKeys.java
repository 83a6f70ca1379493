package nl.leernetwerk.seats.table;

import java.util.Map;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.Blob;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import nl.leernetwerk.seats.json.AllocationJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of what is decided about seats. */
public final class SeatKeys {
  public static final StoredKind ALLOCATION =
      new StoredKind(
          "ALLOCATION",
          BelongsTo.ROUND,
          "references and numbers only",
          Blob.reader(AllocationJson::read));

  /** The list of a draw. */
  public static final StoredKind DRAW =
      new StoredKind("DRAW", BelongsTo.ROUND, "references and numbers only", TableDraws.READER);

  /** The changes of a roster. The reason of a change is beside it, where it can be erased. */
  public static final StoredKind JOURNAL =
      StoredKind.personal(
          "ROSTER-JOURNAL",
          BelongsTo.ROUND,
          "why a roster was changed, in somebody's own words",
          Reasons.reader(TableRosterJournal::read));

  private SeatKeys() {}

  static String allocation(String round) {
    return ALLOCATION.of(round);
  }

  static String draw(String round) {
    return DRAW.of(round);
  }

  static String journal(String round, Sector sector) {
    return JOURNAL.of(round + "#" + sector);
  }

  /** The round of a change in a journal. */
  static String round(Map<String, AttributeValue> change) {
    return change.get(Keys.PK).s().split("#", 3)[1];
  }

  static Map<String, AttributeValue> change(String round, Sector sector, int version) {
    return Keys.key(journal(round, sector), Keys.sortable(version));
  }
}
