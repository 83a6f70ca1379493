package nl.leernetwerk.seats.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.RegistrationItem;
import nl.leernetwerk.registration.table.RegistrationKeys;
import nl.leernetwerk.registration.table.StateItem;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.json.RosterEventJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The journals of the rosters: a partition for each roster and an item for each change, which can
 * be written once. That one condition keeps two changes apart. The reason of a change is an item of
 * its own, so that it can be erased.
 */
public record TableRosterJournal(Table table) implements RosterJournal {
  private static final String VERSION = "version";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String EVENTS = "events";

  /**
   * How many states go in one transaction, which holds at most 100 items: each state has at most
   * three.
   */
  private static final int APPLIED_AT_ONCE = 30;

  @Override
  public List<RosterChange> of(String round, Sector sector) {
    return read(round, sector).all();
  }

  @Override
  public Readings<RosterChange> read(String round, Sector sector) {
    return read(table.partition(SeatKeys.journal(round, sector), ""));
  }

  @Override
  public Optional<RosterChange> find(String round, Sector sector, int version) {
    var items = table.partition(SeatKeys.journal(round, sector), Keys.sortable(version));
    return read(items).all().stream().findFirst();
  }

  private static Readings<RosterChange> read(List<Map<String, AttributeValue>> items) {
    return Reasons.each(items, TableRosterJournal::read);
  }

  /** A change, without why it was made. */
  static RosterChange read(Map<String, AttributeValue> item) {
    return read(item, Optional.empty());
  }

  private static RosterChange read(Map<String, AttributeValue> item, Optional<String> why) {
    return new RosterChange(
        Attributes.integer(item.get(VERSION)),
        Instant.parse(item.get(AT).s()),
        Actor.parse(item.get(BY).s()),
        why,
        RosterEventJson.read(SeatKeys.round(item), item.get(EVENTS).s()));
  }

  @Override
  public boolean append(
      Round round, Sector sector, RosterChange change, UnaryOperator<Round> amendment) {
    var items = next(round, sector, change);
    new TableRounds(table).amended(round.id(), amendment).ifPresent(items::add);
    return table.wrote(items, "write in the journal");
  }

  @Override
  public Receipt enter(
      Round round,
      Sector sector,
      RosterChange change,
      Registration registration,
      Idempotency idempotency,
      List<Mail> mails) {
    return new TableRegistrations(table)
        .submit(round, registration, idempotency, mails, next(round, sector, change));
  }

  /** The next change, which nobody may have written, its reason, and its event. */
  private List<TransactWriteItem> next(Round round, Sector sector, RosterChange change) {
    var key = SeatKeys.change(round.id(), sector, change.version());
    var expires = Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        table.newItem(
            Attributes.merge(
                key,
                Map.of(
                    VERSION, number(change.version()),
                    AT, text(change.at().toString()),
                    BY, text(change.by().text()),
                    EVENTS, text(RosterEventJson.write(change.events()))),
                expires)));
    items.addAll(new Reasons(table).write(key, change.why(), expires));
    items.add(
        table.newItem(
            Attributes.merge(
                EventItem.waiting(
                    table,
                    new SeatEvents.RosterChanged(round.id(), sector, change.version()).event()),
                expires)));
    return items;
  }

  @Override
  public void apply(Round round, int version, List<Applied> states) {
    for (var some : Table.slices(states, APPLIED_AT_ONCE)) {
      if (!all(round, version, some)) {
        some.forEach(one -> alone(round, version, one));
      }
    }
  }

  /**
   * Applies one state. When this change or a later one was applied to the registration before, its
   * mails may still be missing.
   */
  private void alone(Round round, int version, Applied one) {
    if (!all(round, version, List.of(one))) {
      one.mails()
          .forEach(
              mail -> table.putNew(MailItem.queued(table, round.retention(), mail, one.trace())));
    }
  }

  /**
   * False when this change or a later one was applied to one of the registrations before; then none
   * of these states is applied.
   */
  private boolean all(Round round, int version, List<Applied> states) {
    var items = new ArrayList<TransactWriteItem>();
    for (var one : states) {
      items.add(
          table.update(
              it ->
                  it.key(RegistrationKeys.registration(one.reference()))
                      .updateExpression("SET #state = :state, stateVersion = :version")
                      .conditionExpression(
                          "attribute_exists(pk) AND (attribute_not_exists(stateVersion)"
                              + " OR stateVersion < :version)")
                      .expressionAttributeNames(Map.of("#state", RegistrationItem.STATE))
                      .expressionAttributeValues(
                          Map.of(
                              ":state",
                              StateItem.write(one.state()),
                              ":version",
                              number(version)))));
      one.mails()
          .forEach(
              mail ->
                  items.add(
                      table.newItem(MailItem.queued(table, round.retention(), mail, one.trace()))));
    }
    return table.wrote(items, "tell what changed");
  }

  @Override
  public void forgetReason(String round, Sector sector, int version) {
    new Reasons(table).forget(SeatKeys.change(round, sector, version));
  }
}
