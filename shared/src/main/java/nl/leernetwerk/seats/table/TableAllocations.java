package nl.leernetwerk.seats.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Blob;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.registration.table.OutcomeItem;
import nl.leernetwerk.registration.table.RegistrationKeys;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.table.RoundKeys;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.json.AllocationJson;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The committed allocations. A header makes all parts of an allocation valid at once. */
public record TableAllocations(Table table) implements Allocations {

  /**
   * How many outcomes go in one transaction, which holds at most 100 items: each outcome has at
   * most three.
   */
  private static final int APPLIED_AT_ONCE = 30;

  @Override
  public Optional<Allocation> find(String round) {
    return Blob.read(table, SeatKeys.allocation(round), AllocationJson::read);
  }

  @Override
  public Allocation commit(Round round, Allocation allocation) {
    var partition = SeatKeys.allocation(round.id());
    var content = AllocationJson.write(allocation);
    var expires = Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    Blob.writeParts(table, partition, content, expires);
    var header = Attributes.merge(Blob.header(partition, content), expires);
    return table.putNew(header) ? allocation : find(round.id()).orElseThrow();
  }

  @Override
  public void apply(Round round, List<Applied> outcomes) {
    for (var some : Table.slices(outcomes, APPLIED_AT_ONCE)) {
      // When an earlier run that was cut off has applied one of these outcomes, each is tried by
      // itself.
      if (!applied(round, some)) {
        some.forEach(one -> applied(round, List.of(one)));
      }
    }
  }

  /**
   * False when one of the registrations has an outcome already; then none of these outcomes is
   * applied.
   */
  private boolean applied(Round round, List<Applied> outcomes) {
    var items = new ArrayList<TransactWriteItem>();
    for (var applied : outcomes) {
      items.add(
          table.update(
              it ->
                  it.key(RegistrationKeys.registration(applied.outcome().reference()))
                      .updateExpression("SET outcome = :outcome")
                      .conditionExpression("attribute_exists(pk) AND attribute_not_exists(outcome)")
                      .expressionAttributeValues(
                          Map.of(":outcome", OutcomeItem.write(applied.outcome())))));
      applied
          .mails()
          .forEach(
              mail ->
                  items.add(
                      table.newItem(
                          MailItem.queued(table, round.retention(), mail, applied.trace()))));
    }
    return table.wrote(items, "apply the allocation");
  }

  @Override
  public void finish(Round round, Instant at) {
    var finish =
        table.update(
            it ->
                it.key(RoundKeys.round(round.id()))
                    .updateExpression("SET allocatedAt = :at")
                    .conditionExpression(
                        "attribute_exists(closedAt) AND attribute_not_exists(allocatedAt)")
                    .expressionAttributeValues(Map.of(":at", text(at.toString()))));
    var reasons =
        table.write(
            List.of(
                finish,
                table.newItem(
                    EventItem.waiting(table, SeatEvents.SEATS_ALLOCATED.of(round.id())))));
    if (!reasons.isEmpty() && !Table.failed(reasons.getFirst())) {
      throw new IllegalStateException("the table was too busy to finish the allocation");
    }
  }
}
