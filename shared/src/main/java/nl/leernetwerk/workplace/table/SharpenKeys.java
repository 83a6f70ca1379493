package nl.leernetwerk.workplace.table;

import java.util.Map;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of sharpened texts. */
public final class SharpenKeys {
  /** Spread over shards as registrations are; the versions of one text stand together. */
  public static final StoredKind SHARPENED =
      StoredKind.personal(
          "SHARPENED",
          BelongsTo.ROUND,
          "every version of an initiative's sharpened questions and expectations",
          StoredKind.Reader.of(TableSharpened::read));

  private SharpenKeys() {}

  static String shard(String round, int shard) {
    return Keys.shard(SHARPENED.prefix(), round, shard);
  }

  static String shard(Reference registration) {
    return shard(registration.round(), Keys.shardOf(registration.serial()));
  }

  static Map<String, AttributeValue> version(Reference registration, int version) {
    return Keys.key(shard(registration), registration.serial() + "#" + Keys.sortable(version));
  }
}
