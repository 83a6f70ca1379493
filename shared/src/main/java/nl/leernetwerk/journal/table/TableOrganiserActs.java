package nl.leernetwerk.journal.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.OrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.event.DomainEvent;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What organisers did: a partition for each round, an item for each act, which can be written once,
 * and beside it, where it can be erased, why.
 */
public record TableOrganiserActs(Table table) implements OrganiserActs {
  private static final String ID = "id";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String WHAT = "what";

  @Override
  public List<OrganiserAct> of(String round) {
    var items = table.partition(Keys.acts(round), "");
    var whys = Reasons.among(items);
    return items.stream()
        .filter(item -> item.containsKey(WHAT))
        .map(
            item ->
                new OrganiserAct(
                    item.get(ID).s(),
                    Instant.parse(item.get(AT).s()),
                    (Actor.Organiser) Actor.parse(item.get(BY).s()),
                    OrganiserAct.What.parse(item.get(WHAT).s()),
                    whys.apply(item)))
        .toList();
  }

  @Override
  public void write(Round round, OrganiserAct act) {
    // What failed was written before, by the same request.
    table.wrote(entry(round, act), "write down what was done");
  }

  private List<TransactWriteItem> entry(Round round, OrganiserAct act) {
    var key = Keys.act(round.id(), act.at(), act.id());
    var expires = Map.of(Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        table.newItem(
            Attributes.merge(
                key,
                Map.of(
                    ID, text(act.id()),
                    AT, text(act.at().toString()),
                    BY, text(act.by().text()),
                    WHAT, text(act.what().text())),
                expires)));
    items.addAll(new Reasons(table).write(key, act.why(), expires));
    return items;
  }

  @Override
  public boolean sendAgain(Round round, MailId mail, OrganiserAct act) {
    // Who claimed it so long ago has died, and whether it was sent is for a person to say.
    var died = act.at().minus(SendPolicy.LEASE);
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        table.update(
            it ->
                it.key(Keys.mail(mail))
                    .updateExpression(
                        "SET waitingSince = :now REMOVE claimedAt, messageId, sentAt, #unknown")
                    .conditionExpression(
                        "attribute_exists(messageId)"
                            + " OR (#unknown >= :often AND claimedAt <= :died)")
                    .expressionAttributeNames(Map.of("#unknown", "unknown"))
                    .expressionAttributeValues(
                        Map.of(
                            ":now", table.now(),
                            ":often", Attributes.number(SendPolicy.MAX_UNKNOWN - 1),
                            ":died", text(died.toString())))));
    items.add(
        table.newItem(
            EventItem.again(new DomainEvent.MailQueued(mail), "asked-" + act.id(), act.at())));
    items.addAll(entry(round, act));
    return table.wrote(items, "send a mail again");
  }

  @Override
  public void forgetWhy(String round, String id) {
    of(round).stream()
        .filter(act -> act.id().equals(id))
        .forEach(act -> new Reasons(table).forget(Keys.act(round, act.at(), id)));
  }
}
