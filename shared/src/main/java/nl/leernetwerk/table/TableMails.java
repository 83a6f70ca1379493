package nl.leernetwerk.table;

import static nl.leernetwerk.table.Attributes.number;
import static nl.leernetwerk.table.Attributes.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.mail.Mails;
import nl.leernetwerk.mail.SendPolicy;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The mails to send; claiming one is a conditional write. */
public record TableMails(Table table) implements Mails {
  private static final String CLAIMED_AT = "claimedAt";
  private static final String MESSAGE_ID = "messageId";

  /** How many senders died with it. */
  private static final String UNKNOWN = "unknown";

  @Override
  public void queue(Round round, List<MailId> mails) {
    for (var mail : mails) {
      table.putNew(EventItem.queued(table, round, mail));
    }
  }

  @Override
  public Claim claim(MailId mail, Instant now) {
    try {
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
                              + " AND attribute_not_exists(messageId)")
                      .expressionAttributeValues(Map.of(":now", text(now.toString())))
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Claim.Yours(0);
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() ? claimedBefore(mail, now, e.item()) : new Claim.Unknown();
    }
  }

  private Claim claimedBefore(MailId mail, Instant now, Map<String, AttributeValue> item) {
    if (item.containsKey(MESSAGE_ID)) {
      return new Claim.Sent();
    }
    var claimedAt = item.get(CLAIMED_AT);
    if (now.isBefore(Instant.parse(claimedAt.s()).plus(SendPolicy.LEASE))) {
      return new Claim.Busy();
    }
    int unknown = item.containsKey(UNKNOWN) ? integer(item) + 1 : 1;
    if (unknown >= SendPolicy.MAX_UNKNOWN) {
      return new Claim.SetAside();
    }
    try {
      table
          .client()
          .updateItem(
              update ->
                  update
                      .tableName(table.name())
                      .key(Keys.mail(mail))
                      .updateExpression("SET claimedAt = :now, #unknown = :unknown")
                      .conditionExpression(
                          "claimedAt = :before AND attribute_not_exists(messageId)")
                      .expressionAttributeNames(Map.of("#unknown", UNKNOWN))
                      .expressionAttributeValues(
                          Map.of(
                              ":now",
                              text(now.toString()),
                              ":before",
                              claimedAt,
                              ":unknown",
                              number(unknown))));
      return new Claim.Yours(unknown);
    } catch (ConditionalCheckFailedException _) {
      return new Claim.Busy();
    }
  }

  private static int integer(Map<String, AttributeValue> item) {
    return Attributes.integer(item.get(UNKNOWN));
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
                    .updateExpression("SET messageId = :id, sentAt = :at REMOVE waitingSince")
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
