package nl.leernetwerk.mailing.table;

import java.util.Map;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.SecretItem;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import nl.leernetwerk.mailing.AddressId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of what is known about addresses. */
public final class AddressKeys {
  /**
   * There are few, and they are listed together: an address is stored only after a mail to it did
   * not arrive.
   */
  public static final StoredKind ADDRESSES =
      StoredKind.personal(
          "ADDRESSES",
          BelongsTo.NOTHING,
          "that mail did not reach an address, by its hash",
          StoredKind.Reader.of(TableAddresses::entry));

  /** The secret key with which addresses are hashed. */
  public static final StoredKind ADDRESS_KEY =
      new StoredKind(
          "ADDRESS-KEY",
          BelongsTo.NOTHING,
          "a secret of the system",
          StoredKind.Reader.of(SecretItem::read));

  private AddressKeys() {}

  static Map<String, AttributeValue> address(AddressId address) {
    return Keys.key(ADDRESSES.prefix(), address.value());
  }

  static Map<String, AttributeValue> addressKey() {
    return Keys.key(ADDRESS_KEY.prefix(), ADDRESS_KEY.prefix());
  }
}
