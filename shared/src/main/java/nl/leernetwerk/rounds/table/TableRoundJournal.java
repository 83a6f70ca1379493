package nl.leernetwerk.rounds.table;

import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundJournal;
import nl.leernetwerk.rounds.UnreadableRound;
import nl.leernetwerk.rounds.json.RoundEditJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The journals of the rounds, built as those of the rosters: an item for each change, which can be
 * written once. The reason stands beside the change, where it can be erased.
 */
public record TableRoundJournal(Table table) implements RoundJournal {
  private static final String VERSION = "version";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String EDITS = "edits";

  @Override
  public List<RoundChange> of(String round) {
    return read(table.partition(RoundKeys.journal(round), "")).values();
  }

  @Override
  public int last(String round) {
    return table.partition(RoundKeys.journal(round), "").stream()
        .filter(item -> !Reasons.isReason(item))
        .mapToInt(item -> Integer.parseInt(item.get(Keys.SK).s()))
        .max()
        .orElse(0);
  }

  @Override
  public Optional<RoundChange> find(String round, int version) {
    return read(table.partition(RoundKeys.journal(round), Keys.sortable(version))).all().stream()
        .findFirst();
  }

  private static Readings<RoundChange> read(List<Map<String, AttributeValue>> items) {
    return Reasons.each(items, TableRoundJournal::read);
  }

  /** A change, without why it was made. */
  static RoundChange read(Map<String, AttributeValue> item) {
    return read(item, Optional.empty());
  }

  private static RoundChange read(Map<String, AttributeValue> item, Optional<String> why) {
    return new RoundChange(
        Attributes.integer(item.get(VERSION)),
        Instant.parse(item.get(AT).s()),
        Actor.parse(item.get(BY).s()),
        why,
        RoundEditJson.read(item.get(EDITS).s()));
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
    return amended.isPresent() && written(amended.get(), after, change);
  }

  @Override
  public boolean repair(UnreadableRound before, Round after, RoundChange change) {
    return written(new TableRounds(table).repaired(before, after), after, change);
  }

  private boolean written(TransactWriteItem write, Round after, RoundChange change) {
    var event = new RoundEvents.Changed(after.id(), change.version()).event();
    var items = new ArrayList<TransactWriteItem>();
    items.add(write);
    items.addAll(entry(after, change));
    items.add(
        table.newItem(
            Attributes.merge(
                EventItem.waiting(table, event),
                Map.of(Keys.EXPIRES, Keys.expires(after.retentionUntil())))));
    return table.wrote(items, "edit a round");
  }

  private List<TransactWriteItem> entry(Round round, RoundChange change) {
    var key = RoundKeys.change(round.id(), change.version());
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
                    EDITS, text(RoundEditJson.tree(change.edits()).toString())),
                expires)));
    items.addAll(new Reasons(table).write(key, change.why(), expires));
    return items;
  }

  @Override
  public void forgetReason(String round, int version) {
    new Reasons(table).forget(RoundKeys.change(round, version));
  }
}
