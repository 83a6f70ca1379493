package nl.leernetwerk.rounds.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.HashMap;
import java.util.Map;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which organiser or facilitator acted under which id. A journal names them by an id. Here, a keyed
 * hash of their sign-in address stands beside that id. It leads to a name as long as a round names
 * somebody with that address, and to nobody afterwards.
 */
public record TableStaff(Table table) {
  private static final String ADDRESS = "address";

  /**
   * Remembers who an organiser is when they do something to a round; doing it again does no harm.
   */
  public void remember(Round round, Caller.Organiser organiser) {
    remember(round, organiser.id().id(), organiser.email());
  }

  /**
   * Remembers who acts on a round, as an organiser or a facilitator, and gives the id by which a
   * journal names them. No stranger acts: a guard refuses them before.
   */
  public Actor acting(Round round, Caller caller) {
    return switch (caller) {
      case Caller.Organiser(var id, var email) -> {
        remember(round, id.id(), email);
        yield id;
      }
      case Caller.Facilitator(var id, var email) -> {
        remember(round, id.id(), email);
        yield id;
      }
      case Caller.Stranger _ -> throw new IllegalStateException("a stranger acts");
    };
  }

  private void remember(Round round, String id, EmailAddress email) {
    new TableAddressIds(table)
        .readable()
        .map(ids -> ids.of(email))
        .ifPresent(
            address ->
                table
                    .client()
                    .putItem(
                        put ->
                            put.tableName(table.name())
                                .item(
                                    Attributes.merge(
                                        RoundKeys.staffMember(round.id(), id),
                                        Map.of(
                                            ADDRESS,
                                            text(address.value()),
                                            Keys.EXPIRES,
                                            Keys.expires(round.retentionUntil()))))));
  }

  /** Who it is, and the hash of their address. */
  static Map.Entry<String, AddressId> read(Map<String, AttributeValue> item) {
    return Map.entry(item.get(Keys.SK).s(), new AddressId(item.get(ADDRESS).s()));
  }

  /**
   * The names of the organisers and facilitators who did something to a round, as far as the round
   * names them now.
   */
  public Map<Actor, String> names(Round round) {
    var names = new HashMap<Actor, String>();
    new TableAddressIds(table)
        .readable()
        .ifPresent(
            ids -> {
              var called = new HashMap<AddressId, String>();
              round.networks().stream()
                  .flatMap(it -> it.facilitators().stream())
                  .forEach(it -> called.put(ids.of(it.email()), it.name()));
              round.organisers().forEach(it -> called.put(ids.of(it.email()), it.name()));
              ItemReader.each(table.partition(RoundKeys.staff(round.id()), ""), TableStaff::read)
                  .values()
                  .forEach(
                      it -> {
                        var name = called.get(it.getValue());
                        if (name != null) {
                          // One account has one id, whatever its owner does at the moment.
                          names.put(new Actor.Organiser(it.getKey()), name);
                          names.put(new Actor.Facilitator(it.getKey()), name);
                        }
                      });
            });
    return Map.copyOf(names);
  }
}
