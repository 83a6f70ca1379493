package nl.leernetwerk.digest.table;

import static nl.leernetwerk.kernel.table.Attributes.map;
import static nl.leernetwerk.kernel.table.Attributes.number;
import static nl.leernetwerk.kernel.table.Attributes.text;
import static nl.leernetwerk.kernel.table.Attributes.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.digest.Digest;
import nl.leernetwerk.digest.Digests;
import nl.leernetwerk.digest.Happening;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The digests: an item for each. That a number can be written only once keeps two runs apart, and
 * so is the reason that nothing is told twice.
 */
public record TableDigests(Table table) implements Digests {
  private static final String NUMBER = "number";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String PARTS = "parts";
  private static final String KIND = "kind";
  private static final String TOTAL = "total";
  private static final String NAMED = "named";

  @Override
  public Optional<Digest> last(String round) {
    var all = table.partition(DigestKeys.DIGESTS.of(round), "");
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(ItemReader.read(all.getLast(), TableDigests::read));
  }

  @Override
  public Optional<Digest> find(String round, int number) {
    return Optional.of(table.item(DigestKeys.digest(round, number)))
        .filter(it -> !it.isEmpty())
        .map(it -> ItemReader.read(it, TableDigests::read));
  }

  @Override
  public boolean write(Round round, Digest digest, List<Mail> mails) {
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        table.newItem(
            Attributes.merge(
                DigestKeys.digest(round.id(), digest.number()),
                write(digest),
                Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil())))));
    mails.forEach(
        mail ->
            items.add(table.newItem(MailItem.queued(table, round.retention(), mail, round.id()))));
    return table.wrote(items, "write a digest");
  }

  private static Map<String, AttributeValue> write(Digest digest) {
    return Map.of(
        NUMBER,
        number(digest.number()),
        FROM,
        text(digest.from().toString()),
        UNTIL,
        text(digest.until().toString()),
        PARTS,
        AttributeValue.fromL(digest.parts().stream().map(TableDigests::write).toList()));
  }

  private static AttributeValue write(Digest.Part part) {
    return map(
        Map.of(
            KIND,
            text(part.kind().name()),
            TOTAL,
            number(part.total()),
            NAMED,
            texts(part.named().stream().map(Happening::text).toList())));
  }

  static Digest read(Map<String, AttributeValue> item) {
    return new Digest(
        Attributes.integer(item.get(NUMBER)),
        Instant.parse(item.get(FROM).s()),
        Instant.parse(item.get(UNTIL).s()),
        item.get(PARTS).l().stream().map(it -> part(it.m())).toList());
  }

  private static Digest.Part part(Map<String, AttributeValue> item) {
    var kind = Happening.Kind.valueOf(item.get(KIND).s());
    return new Digest.Part(
        kind,
        Attributes.integer(item.get(TOTAL)),
        texts(item.get(NAMED)).stream().map(it -> Happening.parse(kind, it)).toList());
  }
}
