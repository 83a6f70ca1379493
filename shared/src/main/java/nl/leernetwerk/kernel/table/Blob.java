package nl.leernetwerk.kernel.table;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.kernel.Unreadable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A value that may be larger than an item, which holds at most 400 KB. The parts are written first,
 * under a name that follows from their content. A header with their number and their hash then
 * makes the whole value valid at once.
 */
public final class Blob {
  private static final int PART = 350 * 1024;
  private static final String HEADER = "HEADER";
  private static final String HASH = "hash";
  private static final String PARTS = "parts";
  private static final String CONTENT = "content";

  private Blob() {}

  /** Writes the parts; they count only once {@link #header} is stored. */
  public static void writeParts(
      Table table, String partition, byte[] content, Map<String, AttributeValue> more) {
    var hash = Sha256.hex(content);
    for (int i = 0; i < parts(content); i++) {
      var part = Arrays.copyOfRange(content, i * PART, Math.min(content.length, (i + 1) * PART));
      var item =
          Attributes.merge(
              Keys.key(partition, partKey(hash, i)),
              Map.of(CONTENT, AttributeValue.fromB(SdkBytes.fromByteArray(part))),
              more);
      table.client().putItem(put -> put.tableName(table.name()).item(item));
    }
  }

  /** The header that makes these parts the valid value. */
  public static Map<String, AttributeValue> header(String partition, byte[] content) {
    return Attributes.merge(
        Keys.key(partition, HEADER),
        Map.of(
            HASH, Attributes.text(Sha256.hex(content)), PARTS, Attributes.number(parts(content))));
  }

  /** The stored header; an empty map when there is none. */
  public static Map<String, AttributeValue> header(Table table, String partition) {
    return table.item(Keys.key(partition, HEADER));
  }

  private static Optional<byte[]> read(Table table, String partition) {
    var header = header(table, partition);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    var hash = ItemReader.read(header, Blob::hash);
    var content = new ByteArrayOutputStream();
    for (var part : table.partition(partition, hash)) {
      content.writeBytes(ItemReader.read(part, Blob::content));
    }
    var bytes = content.toByteArray();
    if (!Sha256.hex(bytes).equals(hash)) {
      throw new Unreadable(ItemReader.about(header));
    }
    return Optional.of(bytes);
  }

  /**
   * What the value holds that is valid now; empty when there is none.
   *
   * @throws Unreadable when its parts do not add up, or the reader fails
   */
  public static <T> Optional<T> read(Table table, String partition, Function<byte[], T> reader) {
    return read(table, partition)
        .map(bytes -> ItemReader.read(Keys.key(partition, HEADER), _ -> reader.apply(bytes)));
  }

  /** The reader of a kind of which each partition is such a value. */
  public static StoredKind.Reader reader(Function<byte[], ?> reader) {
    return (table, item) -> {
      if (isHeader(item)) {
        read(table, item.get(Keys.PK).s(), reader);
      } else {
        ItemReader.read(item, Blob::content);
      }
    };
  }

  /** Whether an item makes a value valid, and is no part of one. */
  public static boolean isHeader(Map<String, AttributeValue> item) {
    return item.get(Keys.SK).s().equals(HEADER);
  }

  private static String hash(Map<String, AttributeValue> header) {
    var hash = header.get(HASH).s();
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no hash");
    }
    return hash;
  }

  private static byte[] content(Map<String, AttributeValue> part) {
    return part.get(CONTENT).b().asByteArrayUnsafe();
  }

  private static int parts(byte[] content) {
    return Math.ceilDiv(content.length, PART);
  }

  private static String partKey(String hash, int index) {
    return String.format(Locale.ROOT, "%s#%05d", hash, index);
  }
}
