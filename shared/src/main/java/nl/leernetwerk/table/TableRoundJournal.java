package nl.leernetwerk.table;

import static nl.leernetwerk.table.Attributes.number;
import static nl.leernetwerk.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.events.DomainEvent;
import nl.leernetwerk.json.RoundEditJson;
import nl.leernetwerk.roster.Actor;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundJournal;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The journals of the rounds, as those of the rosters: an item for each change, which can be
 * written once, and beside it, where it can be erased, why it was made.
 */
public record TableRoundJournal(Table table) implements RoundJournal {
  private static final String VERSION = "version";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String EDITS = "edits";
  private static final String WHY = "why";

  @Override
  public List<RoundChange> of(String round) {
    return read(table.partition(Keys.journal(round), ""));
  }

  @Override
  public Optional<RoundChange> find(String round, int version) {
    return read(table.partition(Keys.journal(round), Keys.changeSort(version))).stream()
        .findFirst();
  }

  private static List<RoundChange> read(List<Map<String, AttributeValue>> items) {
    var whys = new HashMap<Integer, String>();
    items.stream()
        .filter(item -> item.containsKey(WHY))
        .forEach(item -> whys.put(Attributes.integer(item.get(VERSION)), item.get(WHY).s()));
    return items.stream()
        .filter(item -> item.containsKey(EDITS))
        .map(
            item -> {
              int version = Attributes.integer(item.get(VERSION));
              return new RoundChange(
                  version,
                  Instant.parse(item.get(AT).s()),
                  Actor.parse(item.get(BY).s()),
                  Optional.ofNullable(whys.get(version)),
                  RoundEditJson.read(item.get(EDITS).s()));
            })
        .toList();
  }

  @Override
  public boolean open(Round round, RoundChange change) {
    var items = new ArrayList<TransactWriteItem>();
    items.add(table.newItem(TableRounds.item(round)));
    items.addAll(entry(round, change));
    return table.wrote(items, "open a round");
  }

  @Override
  public boolean edit(Round before, Round after, RoundChange change) {
    var amended =
        new TableRounds(table)
            .amended(before.id(), current -> current.equals(before) ? after : current);
    if (amended.isEmpty()) {
      return false;
    }
    var event = new DomainEvent.RoundChanged(before.id(), change.version());
    var items = new ArrayList<TransactWriteItem>();
    items.add(amended.get());
    items.addAll(entry(after, change));
    items.add(
        table.newItem(
            Attributes.merge(
                EventItem.waiting(table, event),
                Map.of(Keys.EXPIRES, Keys.expires(after.retentionUntil())))));
    return table.wrote(items, "edit a round");
  }

  private List<TransactWriteItem> entry(Round round, RoundChange change) {
    var same =
        Map.of(
            VERSION, number(change.version()), Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        table.newItem(
            Attributes.merge(
                Keys.change(round.id(), change.version()),
                same,
                Map.of(
                    AT, text(change.at().toString()),
                    BY, text(change.by().text()),
                    EDITS, text(RoundEditJson.tree(change.edits()).toString())))));
    change
        .why()
        .ifPresent(
            why ->
                items.add(
                    table.newItem(
                        Attributes.merge(
                            Keys.why(round.id(), change.version()),
                            same,
                            Map.of(WHY, text(why))))));
    return items;
  }

  @Override
  public void forgetWhy(String round, int version) {
    table
        .client()
        .deleteItem(delete -> delete.tableName(table.name()).key(Keys.why(round, version)));
  }
}
