package nl.leernetwerk.workplace.table;

import static nl.leernetwerk.kernel.table.Attributes.map;
import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;
import static nl.leernetwerk.kernel.table.Attributes.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.workplace.GroupingContent;
import nl.leernetwerk.workplace.GroupingTheme;
import nl.leernetwerk.workplace.GroupingVersion;
import nl.leernetwerk.workplace.Groupings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The groupings: an item for each network, replaced under the condition of its version. */
public record TableGroupings(Table table) implements Groupings {
  private static final String VERSION = "version";
  private static final String BY = "by";
  private static final String AT = "at";
  private static final String THEMES = "themes";
  private static final String LEFT_OUT = "leftOut";
  private static final String SHOWN = "shownToPairs";
  private static final String OPEN = "open";
  private static final String ID = "id";
  private static final String NAME = "called";
  private static final String DESCRIPTION = "description";
  private static final String MEETING = "meeting";
  private static final String QUESTIONS = "questions";

  @Override
  public Optional<GroupingVersion> find(String round, String network) {
    return Optional.of(table.item(GroupingKeys.grouping(round, network)))
        .filter(it -> !it.isEmpty())
        .map(it -> ItemReader.read(it, TableGroupings::read));
  }

  @Override
  public Set<String> saved(Round round) {
    return table.partition(GroupingKeys.GROUPINGS.of(round.id()), "").stream()
        .map(item -> item.get(Keys.SK).s())
        .collect(Collectors.toSet());
  }

  @Override
  public boolean save(Round round, String network, GroupingVersion next, Arrival arrival) {
    var item =
        Attributes.merge(
            GroupingKeys.grouping(round.id(), network),
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
    return table.wrote(items, "save a grouping");
  }

  private static Map<String, AttributeValue> write(GroupingVersion version) {
    var content = version.content();
    return Map.of(
        VERSION,
        number(version.version()),
        BY,
        text(version.by().text()),
        AT,
        text(version.at().toString()),
        THEMES,
        AttributeValue.fromL(content.themes().stream().map(TableGroupings::write).toList()),
        LEFT_OUT,
        texts(content.leftOut()),
        SHOWN,
        AttributeValue.fromBool(content.shownToPairs()),
        OPEN,
        texts(version.open()));
  }

  private static AttributeValue write(GroupingTheme theme) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put(ID, text(theme.id()));
    item.put(NAME, text(theme.name()));
    item.put(DESCRIPTION, text(theme.description()));
    theme.meeting().ifPresent(it -> item.put(MEETING, number(it)));
    item.put(QUESTIONS, texts(theme.questions()));
    return map(item);
  }

  static GroupingVersion read(Map<String, AttributeValue> item) {
    return new GroupingVersion(
        Attributes.integer(item.get(VERSION)),
        Actor.parse(item.get(BY).s()),
        Instant.parse(item.get(AT).s()),
        new GroupingContent(
            item.get(THEMES).l().stream().map(it -> theme(it.m())).toList(),
            texts(item.get(LEFT_OUT)),
            Objects.requireNonNull(item.get(SHOWN).bool())),
        texts(item.get(OPEN)));
  }

  private static GroupingTheme theme(Map<String, AttributeValue> item) {
    return new GroupingTheme(
        Objects.requireNonNull(item.get(ID).s()),
        Objects.requireNonNull(item.get(NAME).s()),
        Objects.requireNonNull(item.get(DESCRIPTION).s()),
        item.containsKey(MEETING)
            ? OptionalInt.of(Attributes.integer(item.get(MEETING)))
            : OptionalInt.empty(),
        texts(item.get(QUESTIONS)));
  }
}
