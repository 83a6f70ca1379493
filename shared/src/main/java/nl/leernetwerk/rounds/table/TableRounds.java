package nl.leernetwerk.rounds.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.UnreadableItem;
import nl.leernetwerk.kernel.json.StrictJson;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.Enrolment;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.rounds.StoredRounds;
import nl.leernetwerk.rounds.UnreadableRound;
import nl.leernetwerk.rounds.json.RoundJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The rounds, all in one partition: they are few, and read together at most once a minute. */
public record TableRounds(Table table) implements Rounds {

  /** The round as JSON, in the form in which organisers write it. */
  public static final String DEFINITION = "definition";

  private static final int MOST_PARSED = 100;
  private static final Map<String, Round> PARSED = new ConcurrentHashMap<>();

  private static final String CLOSED_AT = "closedAt";
  private static final String SEED = "seed";
  private static final String PULSE_ROUND = "pulseRound";
  private static final String PULSE_SIGNATURE = "pulseSignature";
  private static final String ALLOCATED_AT = "allocatedAt";

  @Override
  public StoredRounds read() {
    var rounds = new ArrayList<RunningRound>();
    var unreadable = new ArrayList<UnreadableRound>();
    for (var item : table.partition(RoundKeys.ROUNDS.prefix(), "")) {
      try {
        rounds.add(ItemReader.read(item, TableRounds::read));
      } catch (Unreadable e) {
        unreadable.add(unreadable(item, e.item()));
      }
    }
    return new StoredRounds(rounds, unreadable);
  }

  /** The item of a round that is not closed. */
  static Map<String, AttributeValue> item(Round round) {
    return Attributes.merge(
        RoundKeys.round(round.id()), Map.of(DEFINITION, text(RoundJson.write(round).toString())));
  }

  @Override
  public boolean close(String round, RoundProgress.Closed closing) {
    var close =
        table.update(
            it ->
                it.key(RoundKeys.round(round))
                    .updateExpression(
                        closing.seed().isPresent()
                            ? "SET closedAt = :at, seed = :seed"
                            : "SET closedAt = :at")
                    .conditionExpression("attribute_exists(pk) AND attribute_not_exists(closedAt)")
                    .expressionAttributeValues(
                        closing
                            .seed()
                            .map(
                                seed ->
                                    Map.of(
                                        ":at",
                                        text(closing.at().toString()),
                                        ":seed",
                                        text(seed.hex())))
                            .orElseGet(() -> Map.of(":at", text(closing.at().toString())))));
    var reasons =
        table.write(
            List.of(
                close,
                table.newItem(EventItem.waiting(table, RoundEvents.ENROLMENT_CLOSED.of(round)))));
    if (!reasons.isEmpty() && !Table.failed(reasons.getFirst())) {
      throw new IllegalStateException("the table was too busy to close the round");
    }
    return reasons.isEmpty();
  }

  /**
   * The write that changes a round's definition, as part of a transaction; empty when nothing
   * changes. It fails when somebody else has changed the round meanwhile.
   */
  public Optional<TransactWriteItem> amended(String id, UnaryOperator<Round> amendment) {
    var item = table.item(RoundKeys.round(id));
    var before = item.get(DEFINITION);
    var round = ItemReader.read(item, it -> definition(it.get(DEFINITION).s()));
    var amended = amendment.apply(round);
    return amended.equals(round)
        ? Optional.empty()
        : Optional.of(
            table.update(
                it ->
                    it.key(RoundKeys.round(id))
                        .updateExpression("SET #definition = :after")
                        .conditionExpression("#definition = :before")
                        .expressionAttributeNames(Map.of("#definition", DEFINITION))
                        .expressionAttributeValues(
                            Map.of(
                                ":before",
                                before,
                                ":after",
                                text(RoundJson.write(amended).toString())))));
  }

  /** The write that puts a round in the place of one that cannot be read. */
  TransactWriteItem repaired(UnreadableRound before, Round after) {
    var values = new HashMap<String, AttributeValue>();
    before.document().ifPresent(it -> values.put(":before", text(it)));
    values.put(":after", text(RoundJson.write(after).toString()));
    return table.update(
        it ->
            it.key(RoundKeys.round(before.id()))
                .updateExpression("SET #definition = :after")
                .conditionExpression(
                    before.document().isPresent()
                        ? "#definition = :before"
                        // There is none, or it is no text.
                        : "attribute_exists(pk) AND NOT attribute_type(#definition, :text)")
                .expressionAttributeNames(Map.of("#definition", DEFINITION))
                .expressionAttributeValues(
                    before.document().isPresent()
                        ? values
                        : Attributes.merge(values, Map.of(":text", text("S")))));
  }

  /** What can be made out of a round of which not all can be read. */
  private static UnreadableRound unreadable(
      Map<String, AttributeValue> item, UnreadableItem about) {
    var document = Optional.ofNullable(item.get(DEFINITION)).map(AttributeValue::s);
    var opens = document.flatMap(it -> field(it, "opens")).flatMap(TableRounds::date);
    var deadline = document.flatMap(it -> field(it, "deadline")).flatMap(TableRounds::date);
    return new UnreadableRound(
        about.sort(),
        about,
        document,
        document.flatMap(it -> field(it, "contact")).flatMap(EmailAddress::parse),
        opens.flatMap(first -> deadline.map(last -> new Enrolment(first, last))));
  }

  /** A field of the document, which may be no JSON any more. */
  private static Optional<String> field(String document, String name) {
    var value = Pattern.compile("\"%s\"\\s*:\\s*\"([^\"\\\\]{1,254})\"".formatted(name));
    return value.matcher(document).results().map(it -> it.group(1)).findFirst();
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  static RunningRound read(Map<String, AttributeValue> item) {
    var round = definition(item.get(DEFINITION).s());
    if (!round.id().equals(item.get(Keys.SK).s())) {
      throw new IllegalArgumentException("the round of another key");
    }
    return new RunningRound(round, progress(item));
  }

  /** The same document always gives the same round, so it is parsed once. */
  private static Round definition(String json) {
    if (PARSED.size() >= MOST_PARSED) {
      PARSED.clear();
    }
    return PARSED.computeIfAbsent(json, TableRounds::parse);
  }

  private static Round parse(String json) {
    if (StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof StrictJson.Parsed it
        && RoundJson.read(it.json()) instanceof RoundJson.Valid valid) {
      return valid.round();
    }
    throw new IllegalStateException("the table holds a round that cannot be read");
  }

  private static RoundProgress progress(Map<String, AttributeValue> item) {
    if (!item.containsKey(CLOSED_AT)) {
      return new RoundProgress.Unclosed();
    }
    var closed =
        new RoundProgress.Closed(
            Instant.parse(item.get(CLOSED_AT).s()),
            Attributes.optional(item, SEED).map(Seed::new),
            Attributes.optional(item, PULSE_SIGNATURE)
                .map(it -> new Pulse(Long.parseLong(item.get(PULSE_ROUND).n()), it)));
    return Attributes.optional(item, ALLOCATED_AT)
        .<RoundProgress>map(at -> new RoundProgress.Allocated(closed, Instant.parse(at)))
        .orElse(closed);
  }
}
