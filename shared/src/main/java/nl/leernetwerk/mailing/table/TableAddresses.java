package nl.leernetwerk.mailing.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressState;
import nl.leernetwerk.mailing.AddressState.Reason;
import nl.leernetwerk.mailing.AddressState.Suppression;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.Mail;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The addresses that mail did not reach, an item for each. A report that was handled once stays
 * known ({@code seen}), so that a repeated report cannot undo a release.
 */
public record TableAddresses(Table table) implements Addresses {
  private static final String SUPPRESSED = "suppressed";
  private static final String SINCE = "since";
  private static final String FALTERED = "faltered";
  private static final String UNDELIVERED = "undelivered";
  private static final String MISSED = "missed";
  private static final String RELEASES = "releases";

  @Override
  public AddressState find(AddressId address) {
    var item = table.item(AddressKeys.address(address));
    return item.isEmpty() ? AddressState.FINE : ItemReader.read(item, TableAddresses::read);
  }

  @Override
  public Map<AddressId, AddressState> all() {
    return table.partition(AddressKeys.ADDRESSES.prefix(), "").stream()
        .collect(
            Collectors.toMap(
                item -> new AddressId(item.get(Keys.SK).s()), TableAddresses::readOrFailing));
  }

  /**
   * There is an item only of who missed a mail; when it does not say which, they did all the same.
   */
  private static AddressState readOrFailing(Map<String, AttributeValue> item) {
    return ItemReader.each(List.of(item), TableAddresses::read).values().stream()
        .findFirst()
        .orElse(AddressState.UNREADABLE);
  }

  /** An item whole: whose it is, and what is known. */
  static Map.Entry<AddressId, AddressState> entry(Map<String, AttributeValue> item) {
    var _ = missed(item); // Fails when the moments cannot be read.
    return Map.entry(new AddressId(item.get(Keys.SK).s()), read(item));
  }

  private static AddressState read(Map<String, AttributeValue> item) {
    return new AddressState(
        Attributes.optional(item, SUPPRESSED)
            .map(it -> new Suppression(Reason.valueOf(it), instant(item, SINCE).orElseThrow())),
        instant(item, FALTERED),
        undelivered(item).stream()
            .flatMap(it -> Mail.parse(it).stream())
            .collect(Collectors.toSet()));
  }

  @Override
  public List<Missed> missed() {
    return ItemReader.each(
            table.partition(AddressKeys.ADDRESSES.prefix(), ""), TableAddresses::missed)
        .values()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The same of one address. */
  public List<Missed> missed(AddressId address) {
    return ItemReader.read(table.item(AddressKeys.address(address)), TableAddresses::missed);
  }

  /** Each mail with the first moment at which it failed, when it was reported more than once. */
  private static List<Missed> missed(Map<String, AttributeValue> item) {
    var first = new HashMap<Mail, Instant>();
    for (var text : set(item, MISSED)) {
      var words = text.split(" ", 2);
      first.merge(
          Mail.parse(words[1]).orElseThrow(),
          Instant.parse(words[0]),
          (one, other) -> one.isBefore(other) ? one : other);
    }
    return first.entrySet().stream().map(it -> new Missed(it.getKey(), it.getValue())).toList();
  }

  private AttributeValue missedNow(Mail mail) {
    return AttributeValue.fromSs(List.of(table.clock().instant() + " " + mail.text()));
  }

  private static Optional<Instant> instant(Map<String, AttributeValue> item, String name) {
    return Attributes.optional(item, name).map(Instant::parse);
  }

  private static List<String> undelivered(Map<String, AttributeValue> item) {
    return set(item, UNDELIVERED);
  }

  private static List<String> set(Map<String, AttributeValue> item, String name) {
    if (!item.containsKey(name)) {
      return List.of();
    }
    if (!item.get(name).hasSs()) {
      throw new IllegalArgumentException("no set of mails");
    }
    return item.get(name).ss();
  }

  @Override
  public boolean report(DeliveryReport report) {
    try {
      return add(report);
    } catch (DynamoDbException e) {
      // What is asked is the same for every report, so something is wrong with the item.
      throw "ValidationException".equals(e.awsErrorDetails().errorCode())
          ? new Unreadable(ItemReader.about(AddressKeys.address(report.to())))
          : e;
    }
  }

  private boolean add(DeliveryReport report) {
    var told = report.message() + "/" + report.kind();
    var values = new HashMap<String, AttributeValue>();
    values.put(":told", text(told));
    values.put(":seen", AttributeValue.fromSs(List.of(told)));
    var change =
        switch (report.kind()) {
          case PERMANENT_BOUNCE -> {
            values.put(":reason", text(Reason.BOUNCED.name()));
            values.put(":at", text(report.at().toString()));
            values.put(":mail", mail(report.mail()));
            values.put(":missed", missedNow(report.mail()));
            yield "ADD seen :seen, undelivered :mail, missed :missed SET suppressed ="
                + " if_not_exists(suppressed, :reason), since = if_not_exists(since, :at)";
          }
          case COMPLAINT -> {
            values.put(":reason", text(Reason.COMPLAINED.name()));
            values.put(":at", text(report.at().toString()));
            yield "ADD seen :seen SET suppressed = :reason, since = if_not_exists(since, :at)";
          }
          case TRANSIENT_BOUNCE -> {
            values.put(":at", text(report.at().toString()));
            yield "ADD seen :seen SET faltered = :at";
          }
          case REJECTION -> {
            values.put(":mail", mail(report.mail()));
            values.put(":missed", missedNow(report.mail()));
            yield "ADD seen :seen, undelivered :mail, missed :missed";
          }
        };
    return table.changed(
        it ->
            it.key(AddressKeys.address(report.to()))
                .updateExpression(change)
                .conditionExpression("NOT contains(seen, :told)")
                .expressionAttributeValues(values));
  }

  @Override
  public boolean withhold(Mail mail, AddressId to) {
    var reasons =
        table.write(
            List.of(
                table.update(
                    it ->
                        it.key(MailItem.key(mail))
                            .updateExpression(
                                "SET withheldAt = :now REMOVE claimedAt, waitingSince,"
                                    + " formerAddress")
                            .conditionExpression(
                                "attribute_exists(claimedAt) AND attribute_not_exists(messageId)")
                            .expressionAttributeValues(Map.of(":now", table.now()))),
                table.update(
                    it ->
                        it.key(AddressKeys.address(to))
                            .updateExpression("ADD undelivered :mail, missed :missed")
                            .conditionExpression("attribute_exists(suppressed)")
                            .expressionAttributeValues(
                                Map.of(":mail", mail(mail), ":missed", missedNow(mail))))));
    return reasons.isEmpty();
  }

  @Override
  public List<Mail> release(AddressId address, Instant now) {
    Map<String, AttributeValue> item;
    try {
      item =
          table
              .client()
              .updateItem(
                  update ->
                      update
                          .tableName(table.name())
                          .key(AddressKeys.address(address))
                          .updateExpression(
                              "SET releasedAt = :now ADD releases :one REMOVE suppressed, since,"
                                  + " faltered")
                          .conditionExpression("attribute_exists(pk)")
                          .expressionAttributeValues(
                              Map.of(":now", text(now.toString()), ":one", number(1)))
                          .returnValues(ReturnValue.ALL_NEW))
              .attributes();
    } catch (ConditionalCheckFailedException _) {
      return List.of();
    }
    var again = "release-" + item.get(RELEASES).n();
    return undelivered(item).stream()
        .sorted()
        .flatMap(it -> Mail.parse(it).stream())
        .filter(mail -> requeued(mail, address, of(mail, set(item, MISSED)), again, now))
        .toList();
  }

  /** When a mail failed, out of when each mail did. */
  private static List<String> of(Mail mail, List<String> missed) {
    return missed.stream().filter(it -> it.endsWith(" " + mail.text())).toList();
  }

  /** Resets a mail to unsent, and writes its event again, which brings the mail to a sender. */
  private boolean requeued(
      Mail mail, AddressId address, List<String> missed, String again, Instant now) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":mail", mail(mail));
    values.put(":text", text(mail.text()));
    if (!missed.isEmpty()) {
      values.put(":missed", AttributeValue.fromSs(missed));
    }
    var forget =
        table.update(
            it ->
                it.key(AddressKeys.address(address))
                    .updateExpression(
                        "DELETE undelivered :mail" + (missed.isEmpty() ? "" : ", missed :missed"))
                    .conditionExpression("contains(undelivered, :text)")
                    .expressionAttributeValues(values));
    var queue =
        table.update(
            it ->
                it.key(MailItem.key(mail))
                    .updateExpression(
                        "SET waitingSince = :now REMOVE claimedAt, messageId, sentAt, withheldAt,"
                            + " givenUpAt, #unknown")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeNames(Map.of("#unknown", "unknown"))
                    .expressionAttributeValues(Map.of(":now", table.now())));
    var published = table.newItem(EventItem.again(mail.queued(), again, now));
    var reasons = table.write(List.of(forget, queue, published));
    if (reasons.size() > 1 && Table.failed(reasons.get(1)) && !Table.failed(reasons.getFirst())) {
      // The mail no longer exists: its round was purged.
      table.write(List.of(forget));
    }
    return reasons.isEmpty();
  }

  private static AttributeValue mail(Mail mail) {
    return AttributeValue.fromSs(List.of(mail.text()));
  }

  @Override
  public void forget(AddressId address) {
    table
        .client()
        .deleteItem(delete -> delete.tableName(table.name()).key(AddressKeys.address(address)));
  }
}
