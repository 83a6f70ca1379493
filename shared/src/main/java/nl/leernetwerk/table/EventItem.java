package nl.leernetwerk.table;

import java.util.Map;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.events.DomainEvent;
import nl.leernetwerk.mail.MailId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event as an item, to be written together with the change it tells of. It waits until its
 * consumer has acted.
 */
final class EventItem {
  private EventItem() {}

  static Map<String, AttributeValue> waiting(Table table, DomainEvent event) {
    return Attributes.merge(Keys.event(event), Map.of(Keys.WAITING_SINCE, table.now()));
  }

  /** A mail is its own event, and goes when the data of its round goes. */
  static Map<String, AttributeValue> queued(Table table, Round round, MailId mail) {
    return Attributes.merge(
        waiting(table, new DomainEvent.MailQueued(mail)),
        Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil())));
  }
}
