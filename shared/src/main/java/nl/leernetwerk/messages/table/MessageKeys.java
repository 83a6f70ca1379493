package nl.leernetwerk.messages.table;

import java.util.Map;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of messages. */
public final class MessageKeys {
  /** The messages of a round by their numbers, each followed by its text. */
  public static final StoredKind MESSAGES =
      StoredKind.personal(
          "MESSAGES",
          BelongsTo.ROUND,
          "what organisers wrote to initiatives, in their own words, and to which",
          StoredKind.Reader.of(TableMessages::readAny));

  private static final String TEXT = "#text";

  private MessageKeys() {}

  static Map<String, AttributeValue> message(String round, int number) {
    return Keys.key(MESSAGES.of(round), Keys.sortable(number));
  }

  /** The key of the words that can be erased: right after the key of the message. */
  static Map<String, AttributeValue> text(Map<String, AttributeValue> message) {
    return Keys.key(message.get(Keys.PK).s(), message.get(Keys.SK).s() + TEXT);
  }

  static boolean isText(Map<String, AttributeValue> item) {
    return item.get(Keys.SK).s().endsWith(TEXT);
  }

  /** The round of a message. */
  static String round(Map<String, AttributeValue> item) {
    return item.get(Keys.PK).s().split("#", 2)[1];
  }
}
