package nl.leernetwerk.mailing;

/**
 * Stands for an address in keys, events, queues and logs. From the id alone nobody can tell the
 * address.
 *
 * @param value 32 hexadecimal digits
 */
public record AddressId(String value) {
  public AddressId {
    if (!value.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not the id of an address");
    }
  }
}
