package nl.leernetwerk.table;

import static nl.leernetwerk.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.acts.Act;
import nl.leernetwerk.acts.Acts;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.events.DomainEvent;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.mail.SendPolicy;
import nl.leernetwerk.roster.Actor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What organisers did: a partition for each round, an item for each act, which can be written once,
 * and beside it, where it can be erased, why.
 */
public record TableActs(Table table) implements Acts {
  private static final String ID = "id";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String WHAT = "what";
  private static final String WHY = "why";

  @Override
  public List<Act> of(String round) {
    var items = table.partition(Keys.acts(round), "");
    var whys =
        items.stream()
            .filter(item -> item.containsKey(WHY))
            .collect(Collectors.toMap(item -> item.get(ID).s(), item -> item.get(WHY).s()));
    return items.stream()
        .filter(item -> item.containsKey(WHAT))
        .map(
            item ->
                new Act(
                    item.get(ID).s(),
                    Instant.parse(item.get(AT).s()),
                    (Actor.Organiser) Actor.parse(item.get(BY).s()),
                    Act.What.parse(item.get(WHAT).s()),
                    Optional.ofNullable(whys.get(item.get(ID).s()))))
        .toList();
  }

  @Override
  public void write(Round round, Act act) {
    // What failed was written before, by the same request.
    table.wrote(entry(round, act), "write down what was done");
  }

  private List<TransactWriteItem> entry(Round round, Act act) {
    var same = Map.of(ID, text(act.id()), Keys.EXPIRES, Keys.expires(round.retentionUntil()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        table.newItem(
            Attributes.merge(
                Keys.act(round.id(), act.at(), act.id()),
                same,
                Map.of(
                    AT, text(act.at().toString()),
                    BY, text(act.by().text()),
                    WHAT, text(act.what().text())))));
    act.why()
        .ifPresent(
            why ->
                items.add(
                    table.newItem(
                        Attributes.merge(
                            Keys.actWhy(round.id(), act.id()), same, Map.of(WHY, text(why))))));
    return items;
  }

  @Override
  public boolean sendAgain(Round round, MailId mail, Act act) {
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
    table.client().deleteItem(delete -> delete.tableName(table.name()).key(Keys.actWhy(round, id)));
  }
}
