package nl.leernetwerk.table;

import java.util.Map;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.mail.MailId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A mail as an item: it waits as an event does, and holds no address and no text. */
final class MailItem {
  static final String CLAIMED_AT = "claimedAt";
  static final String MESSAGE_ID = "messageId";
  static final String UNKNOWN = "unknown";

  private MailItem() {}

  /** Queues a mail that did not exist before. */
  static TransactWriteItem queue(Table table, Round round, MailId mail) {
    var item = item(table, round, mail);
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  static Map<String, AttributeValue> item(Table table, Round round, MailId mail) {
    return Attributes.merge(
        Keys.mail(mail),
        Map.of(
            Keys.WAITING_SINCE, table.now(), Keys.EXPIRES, Keys.expires(round.retentionUntil())));
  }
}
