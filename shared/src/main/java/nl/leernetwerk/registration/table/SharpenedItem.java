package nl.leernetwerk.registration.table;

import static nl.leernetwerk.kernel.table.Attributes.map;
import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.registration.Sharpened;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a sharpened text to attributes, and back. */
public final class SharpenedItem {
  /** The attribute that holds the number of a sharpened text. */
  public static final String VERSION = "version";

  private static final String QUESTIONS = "questions";
  private static final String EXPECTATIONS = "expectations";
  private static final String BY = "by";
  private static final String AT = "at";
  private static final String SMALL = "small";
  private static final String CONFIRMED = "confirmed";
  private static final String TEXT = "text";
  private static final String FROM = "from";

  private SharpenedItem() {}

  /** The attributes of a sharpened text. */
  public static Map<String, AttributeValue> write(Sharpened sharpened) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put(VERSION, number(sharpened.version()));
    item.put(
        QUESTIONS,
        AttributeValue.fromL(sharpened.questions().stream().map(SharpenedItem::write).toList()));
    item.put(EXPECTATIONS, text(sharpened.expectations()));
    item.put(BY, text(sharpened.by().text()));
    item.put(AT, text(sharpened.at().toString()));
    item.put(SMALL, AttributeValue.fromBool(sharpened.small()));
    sharpened
        .confirmed()
        .ifPresent(
            it ->
                item.put(
                    CONFIRMED,
                    map(Map.of(BY, text(it.by().text()), AT, text(it.at().toString())))));
    return item;
  }

  private static AttributeValue write(Sharpened.Question question) {
    return map(
        Map.of(
            TEXT,
            text(question.text()),
            FROM,
            AttributeValue.fromL(question.from().stream().map(it -> number(it)).toList())));
  }

  /** The sharpened text that {@link #write} wrote. */
  public static Sharpened read(Map<String, AttributeValue> item) {
    return new Sharpened(
        Attributes.integer(item.get(VERSION)),
        item.get(QUESTIONS).l().stream().map(it -> question(it.m())).toList(),
        Objects.requireNonNull(item.get(EXPECTATIONS).s()),
        Actor.parse(item.get(BY).s()),
        Instant.parse(item.get(AT).s()),
        Objects.requireNonNull(item.get(SMALL).bool()),
        Optional.ofNullable(item.get(CONFIRMED))
            .map(AttributeValue::m)
            .map(
                it ->
                    new Sharpened.Confirmed(
                        Actor.parse(it.get(BY).s()), Instant.parse(it.get(AT).s()))));
  }

  private static Sharpened.Question question(Map<String, AttributeValue> item) {
    return new Sharpened.Question(
        Objects.requireNonNull(item.get(TEXT).s()),
        item.get(FROM).l().stream()
            .map(Attributes::integer)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
