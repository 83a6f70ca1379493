package nl.leernetwerk.mailing.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.mailing.SendPolicy;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The mails to send. Claiming a mail is a conditional write. */
public record TableMails(Table table) implements Mails {
  private static final String CLAIMED_AT = "claimedAt";
  private static final String MESSAGE_ID = "messageId";
  private static final String WITHHELD_AT = "withheldAt";
  private static final String GIVEN_UP_AT = "givenUpAt";

  /** The sort key of a request for links by an address that is in no registration. */
  private static final String ASKED = "Asked";

  /** How long a request for links is remembered. */
  private static final Duration REQUEST_KEPT = Duration.ofDays(7);

  /** How many senders died with the mail. */
  private static final String UNKNOWN = "unknown";

  @Override
  public void queue(Retention retention, List<Mail> mails) {
    for (var mail : mails) {
      table.putNew(MailItem.queued(table, retention, mail, retention.round()));
    }
  }

  @Override
  public boolean asked(Mail mail, boolean known, String trace) {
    var expires = table.clock().instant().plus(REQUEST_KEPT).getEpochSecond();
    // Only the sort key makes the item a mail, so the time of the answer does not tell whether the
    // address is known.
    var item =
        known
            ? Attributes.merge(MailItem.key(mail), Map.of(Keys.WAITING_SINCE, table.now()))
            : MailItem.key(mail, ASKED);
    return table.putNew(
        Attributes.merge(
            item,
            Map.of(
                MailItem.TRACE,
                text(trace),
                MailItem.QUEUED_AT,
                table.now(),
                Keys.EXPIRES,
                number(expires))));
  }

  @Override
  public Optional<EmailAddress> formerAddress(Mail mail) {
    var item = table.item(MailItem.key(mail));
    return ItemReader.read(
        item.isEmpty() ? MailItem.key(mail) : item,
        it -> Attributes.optional(it, MailItem.FORMER).map(EmailAddress::new));
  }

  @Override
  public void forgetFormerAddress(Mail mail) {
    forget(mail, MailItem.FORMER);
  }

  @Override
  public Optional<String> giver(Mail mail) {
    return Attributes.optional(table.item(MailItem.key(mail)), MailItem.GIVER);
  }

  @Override
  public List<Given> given(String round) {
    return items(round)
        .flatMap(items -> ItemReader.each(items, TableMails::given).values().stream())
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Given> given(Map<String, AttributeValue> item) {
    return Attributes.optional(item, MailItem.GIVER)
        .flatMap(
            name ->
                Attributes.optional(item, MailItem.GIVEN_BY)
                    .map(
                        by ->
                            new Given(
                                MailItem.read(item),
                                name,
                                new AddressId(by),
                                Instant.parse(item.get(MailItem.QUEUED_AT).s()))));
  }

  @Override
  public void forgetGiver(Mail mail) {
    forget(mail, MailItem.GIVER + ", " + MailItem.GIVEN_BY);
  }

  private void forget(Mail mail, String attributes) {
    table.changed(
        it ->
            it.key(MailItem.key(mail))
                .updateExpression("REMOVE " + attributes)
                .conditionExpression("attribute_exists(pk)"));
  }

  @Override
  public List<QueuedMail> ofRound(String round, Instant now) {
    return items(round)
        .flatMap(items -> ItemReader.each(items, item -> read(item, now)).values().stream())
        .toList();
  }

  /** The items of a round's mails, shard by shard. */
  private Stream<List<Map<String, AttributeValue>>> items(String round) {
    return IntStream.range(0, Keys.SHARDS)
        .mapToObj(shard -> Keys.shard(MailItem.KIND.prefix(), round, shard))
        .map(partition -> table.partition(partition, Mail.QUEUED.name()));
  }

  @Override
  public List<QueuedMail> about(Reference registration, Instant now) {
    var partition =
        Keys.shard(MailItem.KIND.prefix(), registration.round(), Keys.shardOf(registration.text()));
    var items = table.partition(partition, MailItem.about(registration.text()));
    return ItemReader.each(items, item -> read(item, now)).values().stream()
        .sorted(QueuedMail.ORDER)
        .toList();
  }

  private static QueuedMail read(Map<String, AttributeValue> item, Instant now) {
    return new QueuedMail(
        MailItem.read(item),
        progress(item, now),
        Instant.parse(item.get(MailItem.QUEUED_AT).s()),
        Attributes.optional(item, "sentAt").map(Instant::parse));
  }

  /** When it was queued or asked for; it fails when anything of the item cannot be read. */
  static Instant check(Map<String, AttributeValue> item) {
    if (item.get(Keys.SK).s().startsWith(Mail.QUEUED.name())) {
      read(item, Instant.EPOCH);
    }
    if (Attributes.optional(item, MailItem.TRACE).isEmpty()) {
      throw new IllegalArgumentException("a mail without its trace");
    }
    Attributes.optional(item, MailItem.FORMER).ifPresent(EmailAddress::new);
    given(item);
    return Instant.parse(item.get(MailItem.QUEUED_AT).s());
  }

  private static MailProgress progress(Map<String, AttributeValue> item, Instant now) {
    if (item.containsKey(MESSAGE_ID)) {
      return MailProgress.SENT;
    }
    if (item.containsKey(WITHHELD_AT)) {
      return MailProgress.WITHHELD;
    }
    if (item.containsKey(GIVEN_UP_AT)) {
      return MailProgress.GIVEN_UP;
    }
    boolean dead = item.containsKey(CLAIMED_AT) && lapsed(item, now);
    return dead && unknown(item) >= SendPolicy.MAX_UNKNOWN
        ? MailProgress.SET_ASIDE
        : MailProgress.WAITING;
  }

  private static boolean lapsed(Map<String, AttributeValue> item, Instant now) {
    return !now.isBefore(Instant.parse(item.get(CLAIMED_AT).s()).plus(SendPolicy.LEASE));
  }

  /** How many senders died with the mail, including the one whose claim has lapsed. */
  private static int unknown(Map<String, AttributeValue> item) {
    return item.containsKey(UNKNOWN) ? Attributes.integer(item.get(UNKNOWN)) + 1 : 1;
  }

  @Override
  public Claim claim(Mail mail, Instant now) {
    try {
      var claimed =
          table
              .client()
              .updateItem(
                  update ->
                      update
                          .tableName(table.name())
                          .key(MailItem.key(mail))
                          .updateExpression("SET claimedAt = :now")
                          .conditionExpression(
                              "attribute_exists(pk) AND attribute_not_exists(claimedAt)"
                                  + " AND attribute_not_exists(messageId)"
                                  + " AND attribute_not_exists(withheldAt)"
                                  + " AND attribute_not_exists(givenUpAt)")
                          .expressionAttributeValues(Map.of(":now", text(now.toString())))
                          .returnValues(ReturnValue.ALL_NEW)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Claim.Yours(0, trace(claimed.attributes()));
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() ? claimedBefore(mail, now, e.item()) : new Claim.Unknown();
    }
  }

  /** What its log is found by; without one, what it is about. */
  private static String trace(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get(MailItem.TRACE))
        .map(AttributeValue::s)
        .orElseGet(() -> MailItem.read(item).about());
  }

  private Claim claimedBefore(Mail mail, Instant now, Map<String, AttributeValue> item) {
    if (item.containsKey(MESSAGE_ID)) {
      return new Claim.Sent();
    }
    if (item.containsKey(WITHHELD_AT)) {
      return new Claim.Withheld();
    }
    if (item.containsKey(GIVEN_UP_AT)) {
      return new Claim.GivenUp();
    }
    var claimedAt = item.get(CLAIMED_AT);
    if (!ItemReader.read(item, it -> lapsed(it, now))) {
      return new Claim.Busy();
    }
    int unknown = ItemReader.read(item, TableMails::unknown);
    if (unknown >= SendPolicy.MAX_UNKNOWN) {
      return new Claim.SetAside(trace(item));
    }
    boolean claimed =
        table.changed(
            it ->
                it.key(MailItem.key(mail))
                    .updateExpression("SET claimedAt = :now, #unknown = :unknown")
                    .conditionExpression("claimedAt = :before AND attribute_not_exists(messageId)")
                    .expressionAttributeNames(Map.of("#unknown", UNKNOWN))
                    .expressionAttributeValues(
                        Map.of(
                            ":now",
                            text(now.toString()),
                            ":before",
                            claimedAt,
                            ":unknown",
                            number(unknown))));
    return claimed ? new Claim.Yours(unknown, trace(item)) : new Claim.Busy();
  }

  @Override
  public void sent(Mail mail, String messageId, Instant at) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(MailItem.key(mail))
                    .updateExpression(
                        "SET messageId = :id, sentAt = :at REMOVE waitingSince, formerAddress")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(
                        Map.of(":id", text(messageId), ":at", text(at.toString()))));
  }

  @Override
  public void release(Mail mail) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(MailItem.key(mail))
                    .updateExpression("REMOVE claimedAt")
                    .conditionExpression(
                        "attribute_exists(pk) AND attribute_not_exists(messageId)"));
  }
}
