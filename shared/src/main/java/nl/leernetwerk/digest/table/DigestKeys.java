package nl.leernetwerk.digest.table;

import java.util.Map;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of digests. */
public final class DigestKeys {
  /** The digests of a round, in order. */
  public static final StoredKind DIGESTS =
      new StoredKind(
          "DIGESTS",
          BelongsTo.ROUND,
          "references, ids of networks and of mails, and counts",
          StoredKind.Reader.of(TableDigests::read));

  private DigestKeys() {}

  static Map<String, AttributeValue> digest(String round, int number) {
    return Keys.key(DIGESTS.of(round), Keys.sortable(number));
  }
}
