package nl.leernetwerk.seats.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Blob;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.table.RoundKeys;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.PublishedList;
import nl.leernetwerk.seats.SeatEvents;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The lists of draws. A header makes all parts of a list valid at once, for good. */
public record TableDraws(Table table) implements Draws {
  private static final String PUBLISHED_AT = "publishedAt";
  private static final StoredKind.Reader LIST = Blob.reader(DrawList::parse);

  /** Reads a list, and when it was published. */
  static final StoredKind.Reader READER =
      (table, item) -> {
        LIST.read(table, item);
        if (Blob.isHeader(item)) {
          ItemReader.read(item, TableDraws::publishedAt);
        }
      };

  @Override
  public Optional<PublishedList> find(String round) {
    var partition = SeatKeys.draw(round);
    return Blob.read(table, partition, DrawList::parse)
        .map(
            list ->
                new PublishedList(
                    list, ItemReader.read(Blob.header(table, partition), TableDraws::publishedAt)));
  }

  private static Instant publishedAt(Map<String, AttributeValue> header) {
    return Instant.parse(header.get(PUBLISHED_AT).s());
  }

  @Override
  public PublishedList publish(Round round, DrawList list, Instant at) {
    var partition = SeatKeys.draw(round.id());
    var expires = Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    var before = find(round.id());
    if (before.isPresent()) {
      return before.get();
    }
    Blob.writeParts(table, partition, list.bytes(), expires);
    var header =
        Attributes.merge(
            Blob.header(partition, list.bytes()),
            expires,
            Map.of(PUBLISHED_AT, text(at.toString())));
    return table.putNew(header) ? new PublishedList(list, at) : find(round.id()).orElseThrow();
  }

  @Override
  public boolean reveal(String round, Pulse pulse, Seed seed) {
    var reveal =
        table.update(
            it ->
                it.key(RoundKeys.round(round))
                    .updateExpression(
                        "SET seed = :seed, pulseRound = :round, pulseSignature = :signature")
                    .conditionExpression(
                        "attribute_exists(closedAt) AND attribute_not_exists(seed)")
                    .expressionAttributeValues(
                        Map.of(
                            ":seed",
                            text(seed.hex()),
                            ":round",
                            Attributes.number(pulse.round()),
                            ":signature",
                            text(pulse.signature()))));
    var reasons =
        table.write(
            List.of(
                reveal,
                table.newItem(EventItem.waiting(table, SeatEvents.SEED_REVEALED.of(round)))));
    if (!reasons.isEmpty() && !Table.failed(reasons.getFirst())) {
      throw new IllegalStateException("the table was too busy to reveal the seed");
    }
    return reasons.isEmpty();
  }
}
