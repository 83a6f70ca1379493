package nl.leernetwerk.meetings.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.meetings.Invitation;
import nl.leernetwerk.meetings.Invitations;
import nl.leernetwerk.meetings.Inviting;
import nl.leernetwerk.meetings.MeetingMails;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What guests were told: an item for each guest and meeting, with the last of it. */
public record TableInvitations(Table table) implements Invitations {
  private static final String MEETING = "meeting";
  private static final String GUEST = "guest";
  private static final String NAME = "called";
  private static final String ADDRESS = "email";
  private static final String SEQUENCE = "sequence";
  private static final String CANCELLED = "cancelled";
  private static final String ORGANISER = "organiser";
  private static final String AT = "at";

  /** An invitation, with the network that it is of. */
  record Stored(String round, String network, Invitation told) {}

  /** Every invitation of a round that can be read. */
  List<Stored> ofRound(String round) {
    return ItemReader.each(
            table.partition(MeetingKeys.INVITATIONS.of(round), ""),
            item -> new Stored(round, MeetingKeys.network(item), read(item)))
        .values();
  }

  /**
   * Removes the person, and keeps how often the place was told something: who gets the place later
   * must be told with a higher number.
   */
  void forgetPerson(Stored stored) {
    var told = stored.told();
    table.changed(
        it ->
            it.key(
                    MeetingKeys.invitation(
                        stored.round(), stored.network(), told.meeting(), told.guest()))
                .updateExpression("SET #called = :called, #email = :email, #cancelled = :cancelled")
                .conditionExpression("#email = :before")
                .expressionAttributeNames(
                    Map.of("#called", NAME, "#email", ADDRESS, "#cancelled", CANCELLED))
                .expressionAttributeValues(
                    Map.of(
                        ":called", text(Person.ERASED.name()),
                        ":email", text(Person.ERASED.email().value()),
                        ":cancelled", AttributeValue.fromBool(true),
                        ":before", text(told.address().value()))));
  }

  @Override
  public List<Invitation> of(String round, String network) {
    return table
        .partition(MeetingKeys.INVITATIONS.of(round), MeetingKeys.invitations(network))
        .stream()
        .map(item -> ItemReader.read(item, TableInvitations::read))
        .toList();
  }

  @Override
  public Optional<Invitation> find(String round, String network, int meeting, String guest) {
    return Optional.of(table.item(MeetingKeys.invitation(round, network, meeting, guest)))
        .filter(it -> !it.isEmpty())
        .map(it -> ItemReader.read(it, TableInvitations::read));
  }

  @Override
  public boolean write(Round round, String network, int plan, Inviting.Step step) {
    var after = step.after();
    var item =
        Attributes.merge(
            MeetingKeys.invitation(round.id(), network, after.meeting(), after.guest()),
            write(after),
            Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil())));
    var mail = MeetingMails.of(round.id(), network, after);
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        step.before()
            .map(before -> table.replaced(item, SEQUENCE, before.sequence()))
            .orElseGet(() -> table.newItem(item)));
    items.add(
        table.newItem(
            after.cancelled()
                ? MailItem.queuedTo(after.address(), table, round.retention(), mail, round.id())
                : MailItem.queued(table, round.retention(), mail, round.id())));
    items.add(TableMeetings.still(table, round.id(), network, plan));
    return table.wrote(items, "write down an invitation");
  }

  private static Map<String, AttributeValue> write(Invitation told) {
    return Attributes.merge(
        AppointmentItem.write(told.appointment()),
        Map.of(
            MEETING, number(told.meeting()),
            GUEST, text(told.guest()),
            NAME, text(told.name()),
            ADDRESS, text(told.address().value()),
            SEQUENCE, number(told.sequence()),
            CANCELLED, AttributeValue.fromBool(told.cancelled()),
            ORGANISER, text(told.organiser().value()),
            AT, text(told.at().toString())));
  }

  static Invitation read(Map<String, AttributeValue> item) {
    return new Invitation(
        Attributes.integer(item.get(MEETING)),
        Objects.requireNonNull(item.get(GUEST).s()),
        Objects.requireNonNull(item.get(NAME).s()),
        new EmailAddress(item.get(ADDRESS).s()),
        Attributes.integer(item.get(SEQUENCE)),
        Objects.requireNonNull(item.get(CANCELLED).bool()),
        AppointmentItem.read(item),
        new EmailAddress(item.get(ORGANISER).s()),
        Instant.parse(item.get(AT).s()));
  }
}
