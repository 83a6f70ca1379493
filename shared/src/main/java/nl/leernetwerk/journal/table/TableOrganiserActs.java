package nl.leernetwerk.journal.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.journal.OrganiserActs;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Reasons;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.MailItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The acts of organisers: a partition for each round and an item for each act, which can be written
 * once. The reason stands in a separate item beside the act, where it can be erased.
 */
public record TableOrganiserActs(Table table) implements OrganiserActs {
  private static final String ID = "id";
  private static final String AT = "at";
  private static final String BY = "by";
  private static final String WHAT = "what";

  @Override
  public List<OrganiserAct> of(String round) {
    return Reasons.each(table.partition(ActKeys.acts(round), ""), TableOrganiserActs::read)
        .values();
  }

  /** An act, without why it was done. */
  static OrganiserAct read(Map<String, AttributeValue> item) {
    return read(item, Optional.empty());
  }

  private static OrganiserAct read(Map<String, AttributeValue> item, Optional<String> why) {
    return new OrganiserAct(
        Objects.requireNonNull(item.get(ID).s()),
        Instant.parse(item.get(AT).s()),
        Actor.parse(item.get(BY).s()),
        what(item)[0],
        what(item)[1],
        why);
  }

  private static String[] what(Map<String, AttributeValue> item) {
    return item.get(WHAT).s().split(" ", 2);
  }

  @Override
  public void write(Retention retention, OrganiserAct act) {
    // A failed condition means that the same request wrote the act before.
    table.wrote(entry(retention, act), "write down what was done");
  }

  /** The writes that write an act down, for the transaction of what was done. */
  public List<TransactWriteItem> entry(Retention retention, OrganiserAct act) {
    var key = ActKeys.act(retention.round(), act.at(), act.id());
    var expires = Map.of(Keys.EXPIRES, Keys.expires(retention.until()));
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        table.newItem(
            Attributes.merge(
                key,
                Map.of(
                    ID, text(act.id()),
                    AT, text(act.at().toString()),
                    BY, text(act.by().text()),
                    WHAT, text(act.kind() + " " + act.object())),
                expires)));
    items.addAll(new Reasons(table).write(key, act.why(), expires));
    return items;
  }

  @Override
  public boolean sendAgain(Retention retention, Mail mail, OrganiserAct act) {
    var items = new ArrayList<TransactWriteItem>();
    items.addAll(MailItem.sendAgain(table, mail, "asked-" + act.id(), act.at()));
    items.addAll(entry(retention, act));
    return table.wrote(items, "send a mail again");
  }

  @Override
  public boolean giveUp(Retention retention, Mail mail, OrganiserAct act) {
    var items = new ArrayList<TransactWriteItem>();
    items.add(MailItem.giveUp(table, mail, act.at()));
    items.addAll(entry(retention, act));
    return table.wrote(items, "give a mail up");
  }

  @Override
  public void forgetReason(String round, String id) {
    of(round).stream()
        .filter(act -> act.id().equals(id))
        .forEach(act -> new Reasons(table).forget(ActKeys.act(round, act.at(), id)));
  }
}
