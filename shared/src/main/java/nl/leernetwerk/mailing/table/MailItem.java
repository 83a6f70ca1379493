package nl.leernetwerk.mailing.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.SendPolicy;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A mail as an item. The item is also the event that says that the mail waits to be sent. All mails
 * of a round are in the round's shards, and mails about one subject are beside each other.
 */
public final class MailItem {
  /** The mails of a round, and the mails that somebody asked for by an address. */
  public static final StoredKind KIND =
      StoredKind.personal(
          "MAIL",
          BelongsTo.ROUND,
          "that somebody of a pair was mailed; of who left a registration the address itself, until"
              + " the mail about that is sent, or the name, for who got their place",
          StoredKind.Reader.of(TableMails::check));

  static final String TRACE = "trace";
  static final String QUEUED_AT = "queuedAt";

  /**
   * The address of a person whom the registration no longer names; it is kept until the mail is
   * sent.
   */
  static final String FORMER = "formerAddress";

  /** The name of who gave their place to the reader, and the id of their address. */
  static final String GIVER = "giver";

  static final String GIVEN_BY = "givenBy";

  /** Marks a mail that cannot be sent again, because its address is forgotten after sending. */
  static final String ONCE = "once";

  /** That too many senders died with the mail, so that only a person can decide about it. */
  private static final String ASIDE = "#unknown >= :often AND claimedAt <= :died";

  private MailItem() {}

  /** The key of a mail's item. */
  public static Map<String, AttributeValue> key(Mail mail) {
    return key(mail, Mail.QUEUED.name());
  }

  /**
   * The key with another word in place of the event's type. Without that type the item is no event,
   * so nothing sends a mail.
   */
  static Map<String, AttributeValue> key(Mail mail, String word) {
    return Keys.key(partition(mail), word + "#" + mail.text());
  }

  private static String partition(Mail mail) {
    return mail.round()
        .map(round -> Keys.shard(KIND.prefix(), round, Keys.shardOf(mail.about())))
        .orElseGet(() -> KIND.of(mail.about()));
  }

  /** The beginning of the sort keys of all mails about this subject. */
  static String about(String subject) {
    return Mail.QUEUED.name() + "#" + subject + "/";
  }

  /** The mail of an item with this sort key. */
  static Mail read(Map<String, AttributeValue> item) {
    return Mail.of(EventItem.read(item.get(Keys.PK).s(), item.get(Keys.SK).s()));
  }

  /**
   * A mail that waits to be sent, and is deleted with its round.
   *
   * @param trace the id by which the log lines about its sending are found
   */
  public static Map<String, AttributeValue> queued(
      Table table, Retention retention, Mail mail, String trace) {
    return Attributes.merge(
        key(mail),
        Map.of(
            Keys.WAITING_SINCE,
            table.now(),
            QUEUED_AT,
            table.now(),
            TRACE,
            text(trace),
            Keys.EXPIRES,
            Keys.expires(retention.until())));
  }

  /** A waiting mail to an address that is stored nowhere else any more; it is sent once. */
  public static Map<String, AttributeValue> queuedTo(
      EmailAddress former, Table table, Retention retention, Mail mail, String trace) {
    return Attributes.merge(
        queued(table, retention, mail, trace),
        Map.of(FORMER, text(former.value()), ONCE, AttributeValue.fromBool(true)));
  }

  /**
   * A waiting mail to a person who was given a place, with the name of who gave it. The id of the
   * giver's address lets the giver have that name removed.
   */
  public static Map<String, AttributeValue> queuedFrom(
      String giver, AddressId by, Table table, Retention retention, Mail mail, String trace) {
    return Attributes.merge(
        queued(table, retention, mail, trace),
        Map.of(GIVER, text(giver), GIVEN_BY, text(by.value())));
  }

  /**
   * The writes that queue a mail again, as part of a transaction. They fail when the mail does not
   * exist, when it waits or is withheld, and when its address is no longer known.
   *
   * @param occasion separates this from other times that the mail was sent again
   */
  public static List<TransactWriteItem> sendAgain(
      Table table, Mail mail, String occasion, Instant at) {
    return List.of(
        table.update(
            it ->
                it.key(key(mail))
                    .updateExpression(
                        "SET waitingSince = :now REMOVE claimedAt, messageId, sentAt, givenUpAt,"
                            + " #unknown")
                    .conditionExpression(
                        "attribute_not_exists(#once) AND (attribute_exists(messageId)"
                            + " OR attribute_exists(givenUpAt) OR (%s))".formatted(ASIDE))
                    .expressionAttributeNames(Map.of("#unknown", "unknown", "#once", ONCE))
                    .expressionAttributeValues(aside(table, at))),
        table.newItem(EventItem.again(mail.queued(), occasion, at)));
  }

  /**
   * The write that gives a mail up, as part of a transaction: the mail no longer waits, so nothing
   * publishes it again. It fails unless the mail is set aside.
   */
  public static TransactWriteItem giveUp(Table table, Mail mail, Instant at) {
    return table.update(
        it ->
            it.key(key(mail))
                .updateExpression("SET givenUpAt = :now REMOVE waitingSince, formerAddress")
                .conditionExpression(
                    "attribute_not_exists(messageId) AND attribute_not_exists(givenUpAt)"
                        + " AND %s".formatted(ASIDE))
                .expressionAttributeNames(Map.of("#unknown", "unknown"))
                .expressionAttributeValues(aside(table, at)));
  }

  private static Map<String, AttributeValue> aside(Table table, Instant at) {
    // A sender whose claim is this old has died.
    var died = at.minus(SendPolicy.LEASE);
    return Map.of(
        ":now", table.now(),
        ":often", Attributes.number(SendPolicy.MAX_UNKNOWN - 1),
        ":died", text(died.toString()));
  }
}
