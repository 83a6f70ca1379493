package nl.leernetwerk.meetings;

import java.util.Optional;

/**
 * Where a meeting is.
 *
 * @param travel how to get there by public transport
 */
public record Place(String name, String address, Optional<String> travel) {
  /** The name and the address on one line. */
  public String line() {
    return name + ", " + address;
  }
}
