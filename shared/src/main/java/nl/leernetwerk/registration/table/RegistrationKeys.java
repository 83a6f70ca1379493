package nl.leernetwerk.registration.table;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.SecretItem;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import nl.leernetwerk.registration.Participant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of registrations and what belongs to them. */
public final class RegistrationKeys {
  public static final StoredKind REGISTRATIONS =
      StoredKind.personal(
          "REGISTRATIONS",
          BelongsTo.ROUND,
          "name, address, role and telephone number of two people, and what they wrote",
          StoredKind.Reader.of(RegistrationItem::read));

  public static final StoredKind CLAIM =
      new StoredKind(
          "CLAIM",
          BelongsTo.ROUND,
          "a school, or the hash of one",
          StoredKind.Reader.of(TableRegistrations::reference));

  public static final StoredKind IDEMPOTENCY =
      new StoredKind(
          "IDEMPOTENCY",
          BelongsTo.REGISTRATION,
          "hashes of a key and of a document",
          StoredKind.Reader.of(TableRegistrations::post));

  /**
   * The amendments of registrations, spread over shards as registrations are; amendments of one
   * registration are beside each other.
   */
  public static final StoredKind AMENDMENTS =
      StoredKind.personal(
          "AMENDMENTS",
          BelongsTo.ROUND,
          "why something was changed, in somebody's own words; an earlier name of an initiative",
          Reasons.reader(TableAmendments::read));

  /** The key that personal links are made with. */
  public static final StoredKind LINK_KEY =
      new StoredKind(
          "LINK-KEY",
          BelongsTo.NOTHING,
          "a secret of the system",
          StoredKind.Reader.of(SecretItem::read));

  private RegistrationKeys() {}

  /** The key of a registration. */
  public static Map<String, AttributeValue> registration(Reference reference) {
    return Keys.key(shard(reference.round(), shardOf(reference)), reference.serial());
  }

  static String shard(String round, int shard) {
    return Keys.shard(REGISTRATIONS.prefix(), round, shard);
  }

  private static int shardOf(Reference reference) {
    return Keys.shardOf(reference.serial());
  }

  static Map<String, AttributeValue> claim(String round, Participant school) {
    var identity =
        switch (school) {
          case Participant.Listed listed -> listed.code().value();
          // The name and place are hashed, because keys hold no text that people typed.
          case Participant.Unlisted unlisted ->
              Sha256.hex(unlisted.identity().getBytes(StandardCharsets.UTF_8));
        };
    return Keys.key(CLAIM.of(round + "#" + identity), CLAIM.prefix());
  }

  static Map<String, AttributeValue> idempotency(String hashOfKey) {
    return Keys.key(IDEMPOTENCY.of(hashOfKey), IDEMPOTENCY.prefix());
  }

  static Map<String, AttributeValue> linkKey() {
    return Keys.key(LINK_KEY.prefix(), LINK_KEY.prefix());
  }

  static String amendments(String round, int shard) {
    return Keys.shard(AMENDMENTS.prefix(), round, shard);
  }

  static String amendments(Reference reference) {
    return amendments(reference.round(), shardOf(reference));
  }

  static Map<String, AttributeValue> amendment(Reference reference, int version) {
    return Keys.key(amendments(reference), reference.serial() + "#" + Keys.sortable(version));
  }
}
