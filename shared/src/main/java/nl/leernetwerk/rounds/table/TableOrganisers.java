package nl.leernetwerk.rounds.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.util.HashMap;
import java.util.Map;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.rounds.Round;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which organiser acted under which id. A journal names organisers by an id. Here, a keyed hash of
 * their sign-in address stands beside that id. It leads to a name as long as a round names somebody
 * with that address, and to nobody afterwards.
 */
public record TableOrganisers(Table table) {
  private static final String ADDRESS = "address";

  /**
   * Remembers who an organiser is when they do something to a round; doing it again does no harm.
   */
  public void remember(Round round, Caller.Organiser organiser) {
    new TableAddressIds(table)
        .readable()
        .map(ids -> ids.of(organiser.email()))
        .ifPresent(
            address ->
                table
                    .client()
                    .putItem(
                        put ->
                            put.tableName(table.name())
                                .item(
                                    Attributes.merge(
                                        RoundKeys.organiser(round.id(), organiser.id()),
                                        Map.of(
                                            ADDRESS,
                                            text(address.value()),
                                            Keys.EXPIRES,
                                            Keys.expires(round.retentionUntil()))))));
  }

  /** Who it is, and the hash of their address. */
  static Map.Entry<Actor.Organiser, AddressId> read(Map<String, AttributeValue> item) {
    return Map.entry(
        new Actor.Organiser(item.get(Keys.SK).s()), new AddressId(item.get(ADDRESS).s()));
  }

  /**
   * The names of the organisers who did something to a round, as far as the round names them now.
   */
  public Map<Actor.Organiser, String> names(Round round) {
    var names = new HashMap<Actor.Organiser, String>();
    new TableAddressIds(table)
        .readable()
        .ifPresent(
            ids -> {
              var called = new HashMap<AddressId, String>();
              round.organisers().forEach(it -> called.put(ids.of(it.email()), it.name()));
              ItemReader.each(
                      table.partition(RoundKeys.organisers(round.id()), ""), TableOrganisers::read)
                  .values()
                  .forEach(
                      it -> {
                        var name = called.get(it.getValue());
                        if (name != null) {
                          names.put(it.getKey(), name);
                        }
                      });
            });
    return Map.copyOf(names);
  }
}
