package nl.leernetwerk.kernel.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.kernel.event.DomainEvent;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event as an item, to be written together with the change it tells of. It waits until its
 * consumer has acted.
 */
public final class EventItem {
  public static final String TRACE = "trace";

  /** The address of a mail that goes to nobody in its registration, until it is sent. */
  public static final String FORMER = "formerAddress";

  private static final Duration AGAIN_KEPT = Duration.ofDays(2);

  private EventItem() {}

  public static Map<String, AttributeValue> waiting(Table table, DomainEvent event) {
    return Attributes.merge(Keys.event(event), Map.of(Keys.WAITING_SINCE, table.now()));
  }

  /**
   * A mail is its own event, and goes when the data of its round goes.
   *
   * @param trace by which the log of its sending is found
   */
  public static Map<String, AttributeValue> queued(
      Table table, Round round, MailId mail, String trace) {
    return Attributes.merge(
        waiting(table, new DomainEvent.MailQueued(mail)),
        Map.of(TRACE, Attributes.text(trace), Keys.EXPIRES, Keys.expires(round.retentionUntil())));
  }

  /**
   * The same event once more: another item, which does not wait itself and soon expires.
   *
   * @param occasion tells it from other times it was published again
   */
  public static Map<String, AttributeValue> again(DomainEvent event, String occasion, Instant now) {
    return Attributes.merge(
        Keys.again(event, occasion),
        Map.of(Keys.EXPIRES, Attributes.number(now.plus(AGAIN_KEPT).getEpochSecond())));
  }
}
