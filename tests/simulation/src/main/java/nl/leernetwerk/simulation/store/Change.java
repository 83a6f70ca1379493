package nl.leernetwerk.simulation.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of one item: what the stream of its table tells. Writing what is there already is no
 * change.
 *
 * @param sequence counts the changes of all tables; the first is 1
 * @param before the item as it was; empty when it is new
 * @param after the item as it became; empty when it was deleted
 */
public record Change(
    long sequence,
    Instant at,
    String table,
    Map<String, AttributeValue> key,
    Optional<Map<String, AttributeValue>> before,
    Optional<Map<String, AttributeValue>> after) {}
