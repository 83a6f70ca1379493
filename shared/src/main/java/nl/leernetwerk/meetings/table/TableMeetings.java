package nl.leernetwerk.meetings.table;

import static nl.leernetwerk.kernel.table.Attributes.map;
import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.meetings.Meeting;
import nl.leernetwerk.meetings.Meeting.State;
import nl.leernetwerk.meetings.MeetingEvents;
import nl.leernetwerk.meetings.MeetingPlan;
import nl.leernetwerk.meetings.Meetings;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The meetings: an item for each network, replaced under the condition of its version. */
public record TableMeetings(Table table) implements Meetings {
  private static final String VERSION = "version";
  private static final String BY = "by";
  private static final String AT = "at";
  private static final String MEETINGS = "meetings";
  private static final String NUMBER = "number";
  private static final String STATE = "state";
  private static final String PROGRAMME = "programme";

  /** A plan, with the network that it is of. */
  record OfNetwork(String network, MeetingPlan plan) {}

  @Override
  public Optional<MeetingPlan> find(String round, String network) {
    return Optional.of(table.item(MeetingKeys.plan(round, network)))
        .filter(it -> !it.isEmpty())
        .map(it -> ItemReader.read(it, TableMeetings::read).plan());
  }

  @Override
  public Map<String, MeetingPlan> ofRound(String round) {
    return ItemReader.each(table.partition(MeetingKeys.MEETINGS.of(round), ""), TableMeetings::read)
        .values()
        .stream()
        .collect(Collectors.toMap(OfNetwork::network, OfNetwork::plan));
  }

  @Override
  public boolean save(Round round, String network, MeetingPlan next, Arrival arrival) {
    var item =
        Attributes.merge(
            MeetingKeys.plan(round.id(), network),
            write(next),
            Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil())));
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        next.version() == 1
            ? table.newItem(item)
            : table.replaced(item, VERSION, next.version() - 1));
    items.addAll(
        new TableOrganiserActs(table)
            .entry(
                round.retention(),
                new OrganiserAct(
                    arrival.request(),
                    arrival.at(),
                    next.by(),
                    SAVED.name(),
                    network,
                    Optional.empty())));
    items.add(
        table.newItem(
            EventItem.waiting(
                table, new MeetingEvents.Changed(round.id(), network, next.version()).event())));
    return table.wrote(items, "save the meetings");
  }

  /** The check, as part of a transaction, that the meetings are still of that version. */
  static TransactWriteItem still(Table table, String round, String network, int version) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(table.name())
                    .key(MeetingKeys.plan(round, network))
                    .conditionExpression("#version = :version")
                    .expressionAttributeNames(Map.of("#version", VERSION))
                    .expressionAttributeValues(Map.of(":version", number(version))))
        .build();
  }

  private static Map<String, AttributeValue> write(MeetingPlan plan) {
    return Map.of(
        VERSION,
        number(plan.version()),
        BY,
        text(plan.by().text()),
        AT,
        text(plan.at().toString()),
        MEETINGS,
        AttributeValue.fromL(plan.meetings().stream().map(TableMeetings::write).toList()));
  }

  private static AttributeValue write(Meeting meeting) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put(NUMBER, number(meeting.number()));
    item.put(STATE, text(meeting.state().getClass().getSimpleName()));
    meeting.appointment().ifPresent(it -> item.putAll(AppointmentItem.write(it)));
    meeting.programme().ifPresent(it -> item.put(PROGRAMME, text(it)));
    return map(item);
  }

  static OfNetwork read(Map<String, AttributeValue> item) {
    return new OfNetwork(
        item.get(Keys.SK).s(),
        new MeetingPlan(
            Attributes.integer(item.get(VERSION)),
            Actor.parse(item.get(BY).s()),
            Instant.parse(item.get(AT).s()),
            item.get(MEETINGS).l().stream().map(it -> meeting(it.m())).toList()));
  }

  private static Meeting meeting(Map<String, AttributeValue> item) {
    var state = item.get(STATE).s();
    return new Meeting(
        Attributes.integer(item.get(NUMBER)),
        switch (state) {
          case "Planned" -> new State.Planned();
          case "Settled" -> new State.Settled(AppointmentItem.read(item));
          case "Cancelled" -> new State.Cancelled();
          default -> throw new IllegalArgumentException("a meeting in an unknown state " + state);
        },
        Attributes.optional(item, PROGRAMME));
  }
}
