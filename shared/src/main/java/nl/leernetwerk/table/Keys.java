package nl.leernetwerk.table;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.enrolment.Participant;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.SchoolCode;
import nl.leernetwerk.enrolment.Sector;
import nl.leernetwerk.enrolment.Sha256;
import nl.leernetwerk.events.DomainEvent;
import nl.leernetwerk.mail.AddressId;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.roster.Actor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of each kind of item. docs/data-model.md explains the choices. */
final class Keys {
  static final String PK = "pk";
  static final String SK = "sk";

  /** The attribute that puts an event in the sparse index of those that wait. */
  static final String WAITING_SINCE = "waitingSince";

  /** The index of events that wait for their consumer. */
  static final String WAITING_INDEX = "waiting";

  /** When DynamoDB may delete an item, in epoch seconds. */
  static final String EXPIRES = "expires";

  /** A round's registrations are spread over so many partitions, so that none runs hot. */
  static final int SHARDS = 16;

  static final String ROUNDS = "ROUNDS";
  static final String SCHOOLS = "SCHOOLS";

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
  static final String ADDRESSES = "ADDRESSES";

  /** In the table beside this one. */
  static final String ERASURES = "ERASURES";

  private Keys() {}

  static Map<String, AttributeValue> round(String id) {
    return key(ROUNDS, id);
  }

  static Map<String, AttributeValue> registration(Reference reference) {
    return key(shard(reference.round(), shardOf(reference)), reference.serial());
  }

  static String shard(String round, int shard) {
    return "REGISTRATIONS#" + round + "#" + shard;
  }

  private static int shardOf(Reference reference) {
    return Math.floorMod(reference.serial().hashCode(), SHARDS);
  }

  static Map<String, AttributeValue> claim(String round, Participant school) {
    var identity =
        switch (school) {
          case Participant.Listed listed -> listed.code().value();
          // The name and place as a hash: keys hold no text that people typed.
          case Participant.Unlisted unlisted ->
              Sha256.hex(unlisted.identity().getBytes(StandardCharsets.UTF_8));
        };
    return key("CLAIM#" + round + "#" + identity, "CLAIM");
  }

  static Map<String, AttributeValue> idempotency(String hashOfKey) {
    return key("IDEMPOTENCY#" + hashOfKey, "IDEMPOTENCY");
  }

  static Map<String, AttributeValue> school(SchoolCode code) {
    return key("SCHOOL#" + code.value(), "SCHOOL");
  }

  static Map<String, AttributeValue> address(AddressId address) {
    return key(ADDRESSES, address.value());
  }

  /** The key with which addresses are hashed. */
  static Map<String, AttributeValue> addressKey() {
    return key("ADDRESS-KEY", "ADDRESS-KEY");
  }

  /** The key with which personal links are made. */
  static Map<String, AttributeValue> linkKey() {
    return key("LINK-KEY", "LINK-KEY");
  }

  static Map<String, AttributeValue> erasure(AddressId address) {
    return key(ERASURES, address.value());
  }

  static String allocation(String round) {
    return "ALLOCATION#" + round;
  }

  /** The list of a draw. */
  static String draw(String round) {
    return "DRAW#" + round;
  }

  /** The changes of a round itself, and beside each, where it can be erased, why it was made. */
  static String journal(String round) {
    return "JOURNAL#" + round;
  }

  static Map<String, AttributeValue> change(String round, int version) {
    return key(journal(round), changeSort(version));
  }

  /** The changes of a roster, and beside each, where it can be erased, why it was made. */
  static String journal(String round, Sector sector) {
    return "JOURNAL#" + round + "#" + sector;
  }

  static Map<String, AttributeValue> change(String round, Sector sector, int version) {
    return key(journal(round, sector), changeSort(version));
  }

  /** Right after what was done, which has that key. */
  static Map<String, AttributeValue> whyOf(Map<String, AttributeValue> done) {
    return key(done.get(PK).s(), done.get(SK).s() + "#why");
  }

  /** Of one length, so that texts are in the order of their numbers. */
  static String changeSort(int version) {
    return String.format(Locale.ROOT, "%09d", version);
  }

  static String acts(String round) {
    return "ACTS#" + round;
  }

  /** In order of time; the request tells apart those of one millisecond. */
  static Map<String, AttributeValue> act(String round, Instant at, String id) {
    return key(acts(round), Table.sortable(at).s() + "#" + id);
  }

  /** Who did something to a round, by the id under which they sign in. */
  static String organisers(String round) {
    return "ORGANISERS#" + round;
  }

  static Map<String, AttributeValue> organiser(String round, Actor.Organiser organiser) {
    return key(organisers(round), organiser.id());
  }

  /** The amendments of registrations: spread as these are, those of one beside each other. */
  static String amendments(String round, int shard) {
    return "AMENDMENTS#" + round + "#" + shard;
  }

  static String amendments(Reference reference) {
    return amendments(reference.round(), shardOf(reference));
  }

  static Map<String, AttributeValue> amendment(Reference reference, int version) {
    return key(amendments(reference), reference.serial() + "#" + changeSort(version));
  }

  /** A mail is its own event: the item that says it waits to be sent. */
  static Map<String, AttributeValue> mail(MailId mail) {
    return event(new DomainEvent.MailQueued(mail));
  }

  /** The sort key is the event's name, by which the pipe knows it and the rules find it. */
  static Map<String, AttributeValue> event(DomainEvent event) {
    var kind = event instanceof DomainEvent.MailQueued ? "MAIL#" : "EVENT#";
    return key(kind + event.subject(), event.type());
  }

  static Map<String, AttributeValue> again(DomainEvent event, String occasion) {
    return key(event(event).get(PK).s() + "#again-" + occasion, event.type());
  }

  /** The round that an item is about, if its partition key tells. */
  static Optional<String> roundOf(String partitionKey) {
    var parts = partitionKey.split("[#./]", 3);
    return parts.length > 1 && OF_A_ROUND.contains(parts[0])
        ? Optional.of(Reference.parse(parts[1]).map(Reference::round).orElse(parts[1]))
        : Optional.empty();
  }

  /** What the partition key of an event is about, as {@link #event} and {@link #again} wrote it. */
  static String subject(String partitionKey) {
    return partitionKey.split("#", 3)[1];
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(PK, Attributes.text(partition), SK, Attributes.text(sort));
  }

  /** The instant after which nothing of a round may be kept, in epoch seconds. */
  static AttributeValue expires(LocalDate retentionUntil) {
    return Attributes.number(retentionUntil.atStartOfDay(Round.ZONE).toEpochSecond());
  }
}
