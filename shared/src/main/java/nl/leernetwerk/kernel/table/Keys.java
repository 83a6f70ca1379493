package nl.leernetwerk.kernel.table;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.kernel.event.DomainEvent;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.SchoolCode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of each kind of item. docs/data-model.md explains the choices. */
public final class Keys {
  public static final String PK = "pk";
  public static final String SK = "sk";

  /** The attribute that puts an event in the sparse index of those that wait. */
  public static final String WAITING_SINCE = "waitingSince";

  /** The index of events that wait for their consumer. */
  public static final String WAITING_INDEX = "waiting";

  /** When DynamoDB may delete an item, in epoch seconds. */
  public static final String EXPIRES = "expires";

  /** A round's registrations are spread over so many partitions, so that none runs hot. */
  public static final int SHARDS = 16;

  public static final String ROUNDS = "ROUNDS";
  public static final String SCHOOLS = "SCHOOLS";

  /** The kinds of items whose partition key goes on with a round, or with a reference of one. */
  private static final Set<String> OF_A_ROUND =
      Set.of(
          "REGISTRATIONS",
          "CLAIM",
          "ALLOCATION",
          "JOURNAL",
          "AMENDMENTS",
          "ACTS",
          "ORGANISERS",
          "MAIL");

  /** Few, and listed together: an address is in it only once a mail to it did not arrive. */
  public static final String ADDRESSES = "ADDRESSES";

  /** In the table beside this one. */
  public static final String ERASURES = "ERASURES";

  private Keys() {}

  public static Map<String, AttributeValue> round(String id) {
    return key(ROUNDS, id);
  }

  public static Map<String, AttributeValue> registration(Reference reference) {
    return key(shard(reference.round(), shardOf(reference)), reference.serial());
  }

  public static String shard(String round, int shard) {
    return "REGISTRATIONS#" + round + "#" + shard;
  }

  private static int shardOf(Reference reference) {
    return Math.floorMod(reference.serial().hashCode(), SHARDS);
  }

  public static Map<String, AttributeValue> claim(String round, Participant school) {
    var identity =
        switch (school) {
          case Participant.Listed listed -> listed.code().value();
          // The name and place as a hash: keys hold no text that people typed.
          case Participant.Unlisted unlisted ->
              Sha256.hex(unlisted.identity().getBytes(StandardCharsets.UTF_8));
        };
    return key("CLAIM#" + round + "#" + identity, "CLAIM");
  }

  public static Map<String, AttributeValue> idempotency(String hashOfKey) {
    return key("IDEMPOTENCY#" + hashOfKey, "IDEMPOTENCY");
  }

  public static Map<String, AttributeValue> school(SchoolCode code) {
    return key("SCHOOL#" + code.value(), "SCHOOL");
  }

  public static Map<String, AttributeValue> address(AddressId address) {
    return key(ADDRESSES, address.value());
  }

  /** The key with which addresses are hashed. */
  public static Map<String, AttributeValue> addressKey() {
    return key("ADDRESS-KEY", "ADDRESS-KEY");
  }

  /** The key with which personal links are made. */
  public static Map<String, AttributeValue> linkKey() {
    return key("LINK-KEY", "LINK-KEY");
  }

  public static Map<String, AttributeValue> erasure(AddressId address) {
    return key(ERASURES, address.value());
  }

  public static String allocation(String round) {
    return "ALLOCATION#" + round;
  }

  /** The list of a draw. */
  public static String draw(String round) {
    return "DRAW#" + round;
  }

  /** The changes of a round itself, and beside each, where it can be erased, why it was made. */
  public static String journal(String round) {
    return "JOURNAL#" + round;
  }

  public static Map<String, AttributeValue> change(String round, int version) {
    return key(journal(round), changeSort(version));
  }

  /** The changes of a roster, and beside each, where it can be erased, why it was made. */
  public static String journal(String round, Sector sector) {
    return "JOURNAL#" + round + "#" + sector;
  }

  public static Map<String, AttributeValue> change(String round, Sector sector, int version) {
    return key(journal(round, sector), changeSort(version));
  }

  /** Right after what was done, which has that key. */
  public static Map<String, AttributeValue> whyOf(Map<String, AttributeValue> done) {
    return key(done.get(PK).s(), done.get(SK).s() + "#why");
  }

  /** Of one length, so that texts are in the order of their numbers. */
  public static String changeSort(int version) {
    return String.format(Locale.ROOT, "%09d", version);
  }

  public static String acts(String round) {
    return "ACTS#" + round;
  }

  /** In order of time; the request tells apart those of one millisecond. */
  public static Map<String, AttributeValue> act(String round, Instant at, String id) {
    return key(acts(round), Table.sortable(at).s() + "#" + id);
  }

  /** Who did something to a round, by the id under which they sign in. */
  public static String organisers(String round) {
    return "ORGANISERS#" + round;
  }

  public static Map<String, AttributeValue> organiser(String round, Actor.Organiser organiser) {
    return key(organisers(round), organiser.id());
  }

  /** The amendments of registrations: spread as these are, those of one beside each other. */
  public static String amendments(String round, int shard) {
    return "AMENDMENTS#" + round + "#" + shard;
  }

  public static String amendments(Reference reference) {
    return amendments(reference.round(), shardOf(reference));
  }

  public static Map<String, AttributeValue> amendment(Reference reference, int version) {
    return key(amendments(reference), reference.serial() + "#" + changeSort(version));
  }

  /** A mail is its own event: the item that says it waits to be sent. */
  public static Map<String, AttributeValue> mail(MailId mail) {
    return event(new DomainEvent.MailQueued(mail));
  }

  /** The sort key is the event's name, by which the pipe knows it and the rules find it. */
  public static Map<String, AttributeValue> event(DomainEvent event) {
    var kind = event instanceof DomainEvent.MailQueued ? "MAIL#" : "EVENT#";
    return key(kind + event.subject(), event.type());
  }

  public static Map<String, AttributeValue> again(DomainEvent event, String occasion) {
    return key(event(event).get(PK).s() + "#again-" + occasion, event.type());
  }

  /** The round that an item is about, if its partition key tells. */
  public static Optional<String> roundOf(String partitionKey) {
    var parts = partitionKey.split("[#./]", 3);
    return parts.length > 1 && OF_A_ROUND.contains(parts[0])
        ? Optional.of(Reference.parse(parts[1]).map(Reference::round).orElse(parts[1]))
        : Optional.empty();
  }

  /** What the partition key of an event is about, as {@link #event} and {@link #again} wrote it. */
  public static String subject(String partitionKey) {
    return partitionKey.split("#", 3)[1];
  }

  public static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(PK, Attributes.text(partition), SK, Attributes.text(sort));
  }

  /** The instant after which nothing of a round may be kept, in epoch seconds. */
  public static AttributeValue expires(LocalDate retentionUntil) {
    return Attributes.number(retentionUntil.atStartOfDay(Round.ZONE).toEpochSecond());
  }
}
