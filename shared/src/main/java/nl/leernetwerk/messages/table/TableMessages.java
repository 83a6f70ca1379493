package nl.leernetwerk.messages.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;
import static nl.leernetwerk.kernel.table.Attributes.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.messages.Message;
import nl.leernetwerk.messages.Message.Recipient;
import nl.leernetwerk.messages.MessageEvents;
import nl.leernetwerk.messages.MessageText;
import nl.leernetwerk.messages.Messages;
import nl.leernetwerk.messages.json.SelectionJson;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The messages: a partition for each round and an item for each message, which can be written once.
 * That one condition keeps two organisers apart. The words are an item of their own, so that they
 * can be erased and the message stays.
 */
public record TableMessages(Table table) implements Messages {
  private static final String NUMBER = "number";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String KEY = "key";
  private static final String CONTENT = "content";
  private static final String SELECTION = "selection";
  private static final String TO = "to";
  private static final String PEOPLE = "people";
  private static final String SUBJECT = "subject";
  private static final String TEXT = "text";

  @Override
  public List<Message> of(String round) {
    return read(round).all();
  }

  @Override
  public List<Message> readable(String round) {
    return read(round).values();
  }

  @Override
  public Optional<Message> find(String round, int number) {
    var items = table.partition(MessageKeys.MESSAGES.of(round), Keys.sortable(number));
    var words =
        items.stream()
            .filter(MessageKeys::isText)
            .findFirst()
            .map(it -> ItemReader.read(it, TableMessages::words));
    return items.stream()
        .filter(it -> !MessageKeys.isText(it))
        .findFirst()
        .map(it -> ItemReader.read(it, item -> read(item, words)));
  }

  private Readings<Message> read(String round) {
    var items = table.partition(MessageKeys.MESSAGES.of(round), "");
    var words =
        items.stream()
            .filter(MessageKeys::isText)
            .collect(Collectors.toMap(item -> item.get(Keys.SK), item -> item));
    return ItemReader.each(
        items.stream().filter(item -> !MessageKeys.isText(item)).toList(),
        item ->
            read(
                item,
                Optional.ofNullable(words.get(MessageKeys.text(item).get(Keys.SK)))
                    .flatMap(TableMessages::readable)));
  }

  /** Words that cannot be read are left out, for who only tells that a message was written. */
  private static Optional<MessageText> readable(Map<String, AttributeValue> item) {
    var subject = Optional.ofNullable(item.get(SUBJECT)).map(AttributeValue::s);
    var text = Optional.ofNullable(item.get(TEXT)).map(AttributeValue::s);
    return subject.flatMap(it -> text.map(words -> new MessageText(it, words)));
  }

  @Override
  public boolean append(Round round, Message message) {
    var key = MessageKeys.message(round.id(), message.number());
    var expires = Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(table.newItem(Attributes.merge(key, item(message), expires)));
    message
        .text()
        .ifPresent(
            it ->
                items.add(
                    table.newItem(
                        Attributes.merge(
                            MessageKeys.text(key),
                            Map.of(SUBJECT, text(it.subject()), TEXT, text(it.text())),
                            expires))));
    items.add(
        table.newItem(
            Attributes.merge(
                EventItem.waiting(
                    table, new MessageEvents.Written(round.id(), message.number()).event()),
                expires)));
    return table.wrote(items, "write a message");
  }

  private static Map<String, AttributeValue> item(Message message) {
    return Map.of(
        NUMBER,
        number(message.number()),
        AT,
        text(message.at().toString()),
        BY,
        text(message.by().text()),
        KEY,
        text(message.request().key()),
        CONTENT,
        text(message.request().content()),
        SELECTION,
        text(SelectionJson.word(message.selection())),
        TO,
        texts(message.to().stream().map(TableMessages::write).toList()),
        PEOPLE,
        number(message.people()));
  }

  /** The round is in the key, so that the item of a message to thousands stays small enough. */
  private static String write(Recipient it) {
    return it.registration().serial() + "/" + it.person().word();
  }

  private static Recipient recipient(String round, String written) {
    var parts = written.split("/", 2);
    return new Recipient(new Reference(round, parts[0]), Addressee.of(parts[1]));
  }

  /** Reads a message without its words, or the words of one. */
  static Object readAny(Map<String, AttributeValue> item) {
    return MessageKeys.isText(item) ? words(item) : read(item, Optional.empty());
  }

  private static Message read(Map<String, AttributeValue> item, Optional<MessageText> words) {
    var round = MessageKeys.round(item);
    var to = texts(item.get(TO)).stream().map(it -> recipient(round, it)).toList();
    return new Message(
        Attributes.integer(item.get(NUMBER)),
        Instant.parse(item.get(AT).s()),
        Actor.parse(item.get(BY).s()),
        new Idempotency(
            Objects.requireNonNull(item.get(KEY).s()),
            Objects.requireNonNull(item.get(CONTENT).s())),
        SelectionJson.read(
            item.get(SELECTION).s(), to.stream().map(Recipient::registration).distinct().toList()),
        to,
        Attributes.integer(item.get(PEOPLE)),
        words);
  }

  private static MessageText words(Map<String, AttributeValue> item) {
    return new MessageText(
        Objects.requireNonNull(item.get(SUBJECT).s()), Objects.requireNonNull(item.get(TEXT).s()));
  }

  @Override
  public void forgetText(Round round, int number, OrganiserAct act) {
    forgetText(round.id(), number);
    new TableOrganiserActs(table).write(round.retention(), act);
  }

  @Override
  public void forgetText(String round, int number) {
    table
        .client()
        .deleteItem(
            delete ->
                delete
                    .tableName(table.name())
                    .key(MessageKeys.text(MessageKeys.message(round, number))));
  }
}
