package nl.leernetwerk.workplace.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.RegistrationItem;
import nl.leernetwerk.registration.table.RegistrationKeys;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.ContactMoment.How;
import nl.leernetwerk.workplace.ContactMoment.NextStep;
import nl.leernetwerk.workplace.ContactMoment.With;
import nl.leernetwerk.workplace.Contacts;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Contact with initiatives: an item for each. Its words, which may name somebody, stand in an item
 * of their own, so that they can be erased and the contact stays.
 */
public record TableContacts(Table table) implements Contacts {
  private static final String REFERENCE = "reference";
  private static final String ID = "id";
  private static final String NOTED = "noted";
  private static final String BY = "by";
  private static final String ON = "on";
  private static final String HOW = "how";
  private static final String WITH = "with";
  private static final String REACHED = "reached";
  private static final String DUE = "due";
  private static final String NOTE = "note";
  private static final String NEXT = "next";

  @Override
  public List<ContactMoment> ofRound(String round) {
    return IntStream.range(0, Keys.SHARDS)
        .mapToObj(shard -> read(table.partition(ContactKeys.shard(round, shard), "")))
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<ContactMoment> of(Reference registration) {
    return read(table.partition(ContactKeys.shard(registration), registration.serial() + "#"));
  }

  @Override
  public Written write(Retention retention, Registration seen, ContactMoment contact) {
    var key = ContactKeys.contact(contact);
    var expires = Map.of(Keys.EXPIRES, Keys.expires(retention.until()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(table.newItem(Attributes.merge(key, item(contact), expires)));
    var words = words(contact);
    if (!words.isEmpty()) {
      items.add(table.newItem(Attributes.merge(ContactKeys.note(key), words, expires)));
    }
    items.add(noted(seen, contact));
    var reasons = table.write(items);
    // The first condition fails when the same request wrote it before, whatever happened since.
    if (reasons.isEmpty() || Table.failed(reasons.getFirst())) {
      return Written.DONE;
    }
    if (reasons.stream().noneMatch(Table::failed)) {
      throw new IllegalStateException("the table was too busy to write down contact");
    }
    return Written.OVERTAKEN;
  }

  /** Marks the registration, so that an erasure that is under way looks for words once more. */
  private TransactWriteItem noted(Registration seen, ContactMoment contact) {
    return table.update(
        it ->
            it.key(RegistrationKeys.registration(seen.reference()))
                .updateExpression("SET #noted = :request")
                .conditionExpression("#version = :version")
                .expressionAttributeNames(
                    Map.of("#noted", RegistrationItem.NOTED, "#version", RegistrationItem.VERSION))
                .expressionAttributeValues(
                    Map.of(
                        ":request",
                        text(contact.id()),
                        ":version",
                        number(seen.revision().version()))));
  }

  private static Map<String, AttributeValue> item(ContactMoment contact) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put(REFERENCE, text(contact.registration().text()));
    item.put(ID, text(contact.id()));
    item.put(NOTED, text(contact.noted().toString()));
    item.put(BY, text(contact.by().text()));
    item.put(ON, text(contact.on().toString()));
    item.put(HOW, text(contact.how().name()));
    item.put(WITH, text(contact.with().name()));
    item.put(REACHED, AttributeValue.fromBool(contact.reached()));
    contact.next().ifPresent(next -> item.put(DUE, text(next.due().toString())));
    return item;
  }

  private static Map<String, AttributeValue> words(ContactMoment contact) {
    var words = new LinkedHashMap<String, AttributeValue>();
    contact.note().ifPresent(note -> words.put(NOTE, text(note)));
    contact.next().flatMap(NextStep::what).ifPresent(what -> words.put(NEXT, text(what)));
    return words;
  }

  @Override
  public boolean eraseWords(
      Retention retention, Reference registration, String id, OrganiserAct act) {
    var found = of(registration).stream().filter(it -> it.id().equals(id)).findFirst();
    found.ifPresent(
        it -> {
          var items = new ArrayList<TransactWriteItem>();
          items.add(
              TransactWriteItem.builder()
                  .delete(
                      delete ->
                          delete
                              .tableName(table.name())
                              .key(ContactKeys.note(ContactKeys.contact(it)))
                              .conditionExpression("attribute_exists(pk)"))
                  .build());
          items.addAll(new TableOrganiserActs(table).entry(retention, act));
          // A failed condition means that the words are gone, and that a line says so.
          table.wrote(items, "erase the words of contact");
        });
    return found.isPresent();
  }

  @Override
  public void forgetWords(Reference registration) {
    table.partition(ContactKeys.shard(registration), registration.serial() + "#").stream()
        .filter(ContactKeys::isNote)
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

  private static List<ContactMoment> read(List<Map<String, AttributeValue>> items) {
    // Words that cannot be read are left out; the contact itself stays.
    var words =
        items.stream()
            .filter(ContactKeys::isNote)
            .collect(Collectors.toMap(item -> item.get(Keys.SK).s(), item -> item));
    return ItemReader.each(
            items.stream().filter(item -> !ContactKeys.isNote(item)).toList(),
            item ->
                read(item, words.getOrDefault(ContactKeys.note(item).get(Keys.SK).s(), Map.of())))
        .values();
  }

  /** Reads contact without its words, or the words of one. */
  static Object readAny(Map<String, AttributeValue> item) {
    if (!ContactKeys.isNote(item)) {
      return read(item, Map.of());
    }
    var words = List.of(Attributes.optional(item, NOTE), Attributes.optional(item, NEXT));
    if (words.stream().allMatch(Optional::isEmpty)) {
      throw new IllegalArgumentException("no words");
    }
    return words;
  }

  private static ContactMoment read(
      Map<String, AttributeValue> item, Map<String, AttributeValue> words) {
    return new ContactMoment(
        Reference.parse(item.get(REFERENCE).s()).orElseThrow(),
        Objects.requireNonNull(item.get(ID).s()),
        Instant.parse(item.get(NOTED).s()),
        Actor.parse(item.get(BY).s()),
        LocalDate.parse(item.get(ON).s()),
        How.valueOf(item.get(HOW).s()),
        With.valueOf(item.get(WITH).s()),
        Objects.requireNonNull(item.get(REACHED).bool()),
        readable(words, NOTE),
        Attributes.optional(item, DUE)
            .map(due -> new NextStep(readable(words, NEXT), LocalDate.parse(due))));
  }

  private static Optional<String> readable(Map<String, AttributeValue> words, String name) {
    return Optional.ofNullable(words.get(name)).map(AttributeValue::s);
  }
}
