package nl.leernetwerk.mailing.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.event.DomainEvent;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The mails to send; claiming one is a conditional write. */
public record TableMails(Table table) implements Mails {
  private static final String CLAIMED_AT = "claimedAt";
  private static final String MESSAGE_ID = "messageId";
  private static final String WITHHELD_AT = "withheldAt";

  /** The sort key of a request for links by an address that is in no registration. */
  private static final String ASKED = "Asked";

  /** How long it is known that somebody asked for their links. */
  private static final Duration REQUEST_KEPT = Duration.ofDays(7);

  /** How many senders died with it. */
  private static final String UNKNOWN = "unknown";

  @Override
  public void queue(Round round, List<MailId> mails) {
    for (var mail : mails) {
      table.putNew(EventItem.queued(table, round, mail, round.id()));
    }
  }

  @Override
  public boolean asked(MailId.OwnLinks mail, boolean known, String trace) {
    var expires = table.clock().instant().plus(REQUEST_KEPT).getEpochSecond();
    var event = new DomainEvent.MailQueued(mail);
    // The sort key alone makes it a mail: nobody who waits for the answer can tell the two apart.
    var item =
        known
            ? EventItem.waiting(table, event)
            : Keys.key(Keys.event(event).get(Keys.PK).s(), ASKED);
    return table.putNew(
        Attributes.merge(
            item, Map.of(EventItem.TRACE, text(trace), Keys.EXPIRES, number(expires))));
  }

  @Override
  public Optional<EmailAddress> formerAddress(MailId.Farewell mail) {
    return Attributes.optional(table.item(Keys.mail(mail)), EventItem.FORMER)
        .map(EmailAddress::new);
  }

  @Override
  public void forgetFormerAddress(MailId.Farewell mail) {
    table.changed(
        it ->
            it.key(Keys.mail(mail))
                .updateExpression("REMOVE " + EventItem.FORMER)
                .conditionExpression("attribute_exists(pk)"));
  }

  @Override
  public Map<MailId, MailProgress> progress(Collection<MailId> mails, Instant now) {
    return table.items(mails.stream().map(Keys::mail).toList()).stream()
        .collect(
            Collectors.toMap(
                item -> MailId.parse(Keys.subject(item.get(Keys.PK).s())).orElseThrow(),
                item -> progress(item, now)));
  }

  private static MailProgress progress(Map<String, AttributeValue> item, Instant now) {
    if (item.containsKey(MESSAGE_ID)) {
      return MailProgress.SENT;
    }
    if (item.containsKey(WITHHELD_AT)) {
      return MailProgress.WITHHELD;
    }
    boolean dead = item.containsKey(CLAIMED_AT) && lapsed(item, now);
    return dead && unknown(item) >= SendPolicy.MAX_UNKNOWN
        ? MailProgress.SET_ASIDE
        : MailProgress.WAITING;
  }

  private static boolean lapsed(Map<String, AttributeValue> item, Instant now) {
    return !now.isBefore(Instant.parse(item.get(CLAIMED_AT).s()).plus(SendPolicy.LEASE));
  }

  /** How many senders died with it, the one included whose claim has lapsed. */
  private static int unknown(Map<String, AttributeValue> item) {
    return item.containsKey(UNKNOWN) ? Attributes.integer(item.get(UNKNOWN)) + 1 : 1;
  }

  @Override
  public Claim claim(MailId mail, Instant now) {
    try {
      var claimed =
          table
              .client()
              .updateItem(
                  update ->
                      update
                          .tableName(table.name())
                          .key(Keys.mail(mail))
                          .updateExpression("SET claimedAt = :now")
                          .conditionExpression(
                              "attribute_exists(pk) AND attribute_not_exists(claimedAt)"
                                  + " AND attribute_not_exists(messageId)"
                                  + " AND attribute_not_exists(withheldAt)")
                          .expressionAttributeValues(Map.of(":now", text(now.toString())))
                          .returnValues(ReturnValue.ALL_NEW)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Claim.Yours(0, trace(mail, claimed.attributes()));
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() ? claimedBefore(mail, now, e.item()) : new Claim.Unknown();
    }
  }

  private Claim claimedBefore(MailId mail, Instant now, Map<String, AttributeValue> item) {
    if (item.containsKey(MESSAGE_ID)) {
      return new Claim.Sent();
    }
    if (item.containsKey(WITHHELD_AT)) {
      return new Claim.Withheld();
    }
    var claimedAt = item.get(CLAIMED_AT);
    if (!lapsed(item, now)) {
      return new Claim.Busy();
    }
    int unknown = unknown(item);
    if (unknown >= SendPolicy.MAX_UNKNOWN) {
      return new Claim.SetAside(trace(mail, item));
    }
    boolean claimed =
        table.changed(
            it ->
                it.key(Keys.mail(mail))
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
    return claimed ? new Claim.Yours(unknown, trace(mail, item)) : new Claim.Busy();
  }

  /** Mails of before there were traces go by what they are about. */
  private static String trace(MailId mail, Map<String, AttributeValue> item) {
    return Attributes.optional(item, EventItem.TRACE).orElseGet(mail::subject);
  }

  @Override
  public void sent(MailId mail, String messageId, Instant at) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(Keys.mail(mail))
                    .updateExpression(
                        "SET messageId = :id, sentAt = :at REMOVE waitingSince, formerAddress")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(
                        Map.of(":id", text(messageId), ":at", text(at.toString()))));
  }

  @Override
  public void release(MailId mail) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(Keys.mail(mail))
                    .updateExpression("REMOVE claimedAt")
                    .conditionExpression(
                        "attribute_exists(pk) AND attribute_not_exists(messageId)"));
  }
}
