package nl.leernetwerk.privacy.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.privacy.store.PersonalStore;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Deletes the items of rounds whose date of deletion has come. It reads the whole table. That
 * happens rarely, and at some thousands of registrations one run costs less than a cent.
 */
public final class TablePurge {
  private static final int DELETED_AT_ONCE = 25;

  private final Table table;
  private final Map<String, StoredKind> kinds;
  private final List<PersonalStore> stores;

  /** A purge of these kinds of items, with the stores that must act before and after. */
  public TablePurge(Table table, List<StoredKind> kinds, List<PersonalStore> stores) {
    this.table = table;
    this.kinds = kinds.stream().collect(Collectors.toMap(StoredKind::prefix, Function.identity()));
    this.stores = List.copyOf(stores);
  }

  /**
   * Deletes everything of these rounds, everything that has expired, and the people named in what
   * stays. It may be repeated after it was cut off.
   *
   * @return how many items were deleted
   */
  public int purge(Set<String> rounds, Instant now) {
    stores.forEach(store -> store.beforePurge(rounds));
    int deleted = 0;
    var batch = new ArrayList<WriteRequest>();
    for (var item : table.client().scanPaginator(scan -> scan.tableName(table.name())).items()) {
      if (isDue(item, rounds, now)) {
        batch.add(delete(item));
      }
      if (batch.size() == DELETED_AT_ONCE) {
        deleted += flush(batch);
      }
    }
    deleted += flush(batch);
    stores.forEach(store -> store.afterPurge(rounds));
    return deleted;
  }

  private boolean isDue(Map<String, AttributeValue> item, Set<String> rounds, Instant now) {
    boolean expired =
        item.containsKey(Keys.EXPIRES)
            && item.get(Keys.EXPIRES).n() != null
            && Long.parseLong(item.get(Keys.EXPIRES).n()) <= now.getEpochSecond();
    // An organiser may have chosen an earlier date of deletion after an item was written.
    return expired || round(item).filter(rounds::contains).isPresent();
  }

  /** The round whose deletion deletes the item. */
  private Optional<String> round(Map<String, AttributeValue> item) {
    var partition = item.get(Keys.PK).s().split("#", 3);
    return Optional.ofNullable(kinds.get(partition[0]))
        .flatMap(
            kind ->
                switch (kind.belongsTo()) {
                  case ROUND -> Optional.of(partition[1]);
                  case REGISTRATION ->
                      // One that cannot be read goes when it expires.
                      Optional.ofNullable(item.get("reference"))
                          .map(AttributeValue::s)
                          .flatMap(Reference::parse)
                          .map(Reference::round);
                  case NOTHING -> Optional.empty();
                });
  }

  private static WriteRequest delete(Map<String, AttributeValue> item) {
    var key = Map.of(Keys.PK, item.get(Keys.PK), Keys.SK, item.get(Keys.SK));
    return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
  }

  private int flush(List<WriteRequest> batch) {
    int deleted = batch.size();
    table.writeEach(batch);
    batch.clear();
    return deleted;
  }
}
