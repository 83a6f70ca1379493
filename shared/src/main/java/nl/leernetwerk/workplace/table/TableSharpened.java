package nl.leernetwerk.workplace.table;

import static nl.leernetwerk.kernel.table.Attributes.map;
import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.table.RegistrationItem;
import nl.leernetwerk.registration.table.RegistrationKeys;
import nl.leernetwerk.registration.table.SharpenedItem;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.workplace.SharpenStep;
import nl.leernetwerk.workplace.SharpenStore;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Sharpened texts: the last version stands in the registration's item, and every version in an item
 * of its own.
 */
public record TableSharpened(Table table) implements SharpenStore {
  private static final String REFERENCE = "reference";

  /** A version, with the registration that it belongs to. */
  record Version(Reference registration, Sharpened text) {}

  @Override
  public List<Sharpened> of(Reference registration) {
    return ItemReader.each(items(registration), TableSharpened::read).values().stream()
        .map(Version::text)
        .toList();
  }

  private List<Map<String, AttributeValue>> items(Reference registration) {
    return table.partition(SharpenKeys.shard(registration), registration.serial() + "#");
  }

  @Override
  public Map<Reference, List<Sharpened>> ofRound(String round) {
    return IntStream.range(0, Keys.SHARDS)
        .mapToObj(shard -> table.partition(SharpenKeys.shard(round, shard), ""))
        .flatMap(items -> ItemReader.each(items, TableSharpened::read).values().stream())
        .collect(
            Collectors.groupingBy(
                Version::registration,
                LinkedHashMap::new,
                Collectors.mapping(Version::text, Collectors.toList())));
  }

  @Override
  public Written write(Round round, SharpenStep step) {
    var reference = step.before().reference();
    var text = SharpenedItem.write(step.text());
    var item =
        Attributes.merge(
            SharpenKeys.version(reference, step.text().version()),
            text,
            Map.of(
                REFERENCE,
                text(reference.text()),
                Keys.EXPIRES,
                Keys.expires(round.retentionUntil())));
    var items = new ArrayList<TransactWriteItem>();
    items.add(registration(step, map(text)));
    items.add(
        step.confirms()
            ? TransactWriteItem.builder().put(put -> put.tableName(table.name()).item(item)).build()
            : table.newItem(item));
    // The log has the mails under the id of the request that brought the registration.
    var trace = step.before().arrival().request();
    step.mails()
        .forEach(
            mail ->
                items.add(table.newItem(MailItem.queued(table, round.retention(), mail, trace))));
    var reasons = table.write(items);
    if (reasons.isEmpty()) {
      return Written.DONE;
    }
    return reasons.stream().anyMatch(Table::failed) ? Written.OVERTAKEN : Written.BUSY;
  }

  /**
   * Sets the text, if the registration and its sharpened text are still those that were read. An
   * erasure makes another version of the registration, so a text that was under way does not come
   * back after it.
   */
  private TransactWriteItem registration(SharpenStep step, AttributeValue text) {
    var names = new HashMap<String, String>();
    names.put("#version", RegistrationItem.VERSION);
    names.put("#sharpened", RegistrationItem.SHARPENED);
    var values = new HashMap<String, AttributeValue>();
    values.put(":version", number(step.before().revision().version()));
    values.put(":text", text);
    var seen = step.before().sharpened().map(it -> map(SharpenedItem.write(it)));
    seen.ifPresent(it -> values.put(":seen", it));
    return table.update(
        it ->
            it.key(RegistrationKeys.registration(step.before().reference()))
                .updateExpression("SET #sharpened = :text")
                .conditionExpression(
                    "#version = :version AND "
                        + (seen.isPresent()
                            ? "#sharpened = :seen"
                            : "attribute_not_exists(#sharpened)"))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
  }

  @Override
  public void forget(Reference registration) {
    items(registration)
        .forEach(
            item ->
                table
                    .client()
                    .deleteItem(
                        delete ->
                            delete
                                .tableName(table.name())
                                .key(Keys.key(item.get(Keys.PK).s(), item.get(Keys.SK).s()))));
  }

  static Version read(Map<String, AttributeValue> item) {
    return new Version(
        Reference.parse(item.get(REFERENCE).s()).orElseThrow(), SharpenedItem.read(item));
  }
}
