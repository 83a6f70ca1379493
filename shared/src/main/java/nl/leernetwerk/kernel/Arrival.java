package nl.leernetwerk.kernel;

import java.time.Instant;
import java.util.Comparator;

/**
 * When the gateway received a request. Only this decides who is in time and who came first.
 *
 * @param at the gateway's clock, in milliseconds
 * @param request the gateway's id of the request, which orders requests of the same millisecond
 */
public record Arrival(Instant at, String request) implements Comparable<Arrival> {
  private static final Comparator<Arrival> ORDER =
      Comparator.comparing(Arrival::at).thenComparing(Arrival::request);

  @Override
  public int compareTo(Arrival other) {
    return ORDER.compare(this, other);
  }
}
