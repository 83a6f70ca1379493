package nl.leernetwerk.kernel;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * The addresses that lead to no site on the internet but to this machine, its network, or the cloud
 * that it runs in, such as 169.254.169.254 (IANA's special-purpose address registries). Whoever may
 * name an address may not name these: what answers there answers us as one of its own.
 */
public final class InternalAddress {
  private static final int CARRIER = 100;

  private InternalAddress() {}

  /** Whether an address is one of them. */
  public static boolean is(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet4Address
            ? isReserved(address.getAddress())
            : isReserved6(address.getAddress()));
  }

  /** 0/8, 100.64/10, 192.0.0/24, 198.18/15 and 240/4. */
  private static boolean isReserved(byte[] bytes) {
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    return first == 0
        || first >= 240
        || (first == CARRIER && second >= 64 && second < 128)
        || (first == 192 && second == 0 && bytes[2] == 0)
        || (first == 198 && (second == 18 || second == 19));
  }

  /** Unique local addresses, fc00::/7, and those that stand for one of version 4. */
  private static boolean isReserved6(byte[] bytes) {
    boolean translated =
        (bytes[0] == 0
                && bytes[1] == 0x64
                && (bytes[2] & 0xFF) == 0xFF
                && (bytes[3] & 0xFF) == 0x9B)
            || (bytes[0] == 0x20 && bytes[1] == 0x02)
            || (bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 0);
    return (bytes[0] & 0xFE) == 0xFC || translated;
  }
}
