package nl.leernetwerk.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A table.
 *
 * @param properties the table's properties in the template, resolved
 * @param expiry the attribute that says when an item expires, in seconds since 1970
 */
public record TableSpec(String id, JsonNode properties, Optional<String> expiry) {}
