package nl.leernetwerk.local.template;

import java.util.List;

/**
 * The pipe from the table's stream to the bus.
 *
 * @param filters patterns of stream records, as JSON; a record passes that matches one
 * @param source the source of the events it sends
 * @param detailType their type: a text, or a path into the record
 * @param inputTemplate their detail, with {@code <$.path>} for what comes from the record
 */
public record PipeSpec(
    List<String> filters, int batchSize, String source, String detailType, String inputTemplate) {
  public PipeSpec {
    filters = List.copyOf(filters);
  }
}
