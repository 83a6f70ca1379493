package nl.leernetwerk.workplace.table;

import java.util.Map;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.workplace.ContactMoment;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of contact with initiatives. */
public final class ContactKeys {
  /** Spread over shards as registrations are; contact with one initiative stands together. */
  public static final StoredKind CONTACTS =
      StoredKind.personal(
          "CONTACTS",
          BelongsTo.ROUND,
          "what somebody noted of a conversation and means to do next, in their own words",
          StoredKind.Reader.of(TableContacts::readAny));

  private static final String NOTE = "#note";

  private ContactKeys() {}

  static String shard(String round, int shard) {
    return Keys.shard(CONTACTS.prefix(), round, shard);
  }

  static String shard(Reference registration) {
    return shard(registration.round(), Keys.shardOf(registration.serial()));
  }

  /** In order of time; the request's id separates contact of the same millisecond. */
  static Map<String, AttributeValue> contact(ContactMoment contact) {
    return Keys.key(
        shard(contact.registration()),
        "%s#%s#%s"
            .formatted(
                contact.registration().serial(),
                Table.sortable(contact.noted()).s(),
                contact.id()));
  }

  /** The key of the words that can be erased: right after the key of the contact. */
  static Map<String, AttributeValue> note(Map<String, AttributeValue> contact) {
    return Keys.key(contact.get(Keys.PK).s(), contact.get(Keys.SK).s() + NOTE);
  }

  static boolean isNote(Map<String, AttributeValue> item) {
    return item.get(Keys.SK).s().endsWith(NOTE);
  }
}
