package nl.leernetwerk.kernel.table;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Random bytes that are made once, when they are first needed, and then never change. */
public record SecretItem(Table table, Map<String, AttributeValue> key) {
  private static final String VALUE = "key";
  private static final int BYTES = 32;

  public Optional<byte[]> find() {
    var item = table.item(key);
    return item.isEmpty() ? Optional.empty() : Optional.of(ItemReader.read(item, SecretItem::read));
  }

  /** The bytes of such an item. */
  public static byte[] read(Map<String, AttributeValue> item) {
    return item.get(VALUE).b().asByteArray();
  }

  public byte[] findOrMake(RandomGenerator random) {
    return find().orElseGet(() -> make(random));
  }

  private byte[] make(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var item = Map.of(VALUE, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
    // When two callers make the bytes at once, the bytes that were stored first count.
    table.putNew(Attributes.merge(key, item));
    return find().orElseThrow();
  }
}
