package nl.leernetwerk.beacon;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.InternalAddress;

/** What the address of a relay is: one that Java's own client can ask, and that leads outside. */
public final class RelayAddress {
  /** The longest that is accepted. */
  public static final int MAX_LENGTH = 200;

  private static final int LAST_PORT = 65_535;

  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(
          "https?://(?:" + LABEL + "\\.)*" + LABEL + "(?::[0-9]{1,5})?(?:/[A-Za-z0-9._/-]*)?");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

  /**
   * Top-level names that lead nowhere outside (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).
   */
  private static final List<String> INSIDE = List.of("localhost", "local", "internal", "home.arpa");

  private RelayAddress() {}

  /** The address that this text writes; empty when it is no address of a relay. */
  public static Optional<URI> parse(String typed) {
    if (typed.length() > MAX_LENGTH || !FORM.matcher(typed).matches()) {
      return Optional.empty();
    }
    return Optional.of(URI.create(typed)).filter(RelayAddress::canBeAsked);
  }

  /** Whether Java finds a host in it, and a port that there is. */
  private static boolean canBeAsked(URI address) {
    return address.getHost() != null && address.getPort() != 0 && address.getPort() <= LAST_PORT;
  }

  /** Whether it is one. */
  static boolean is(URI address) {
    return parse(address.toString()).isPresent();
  }

  /**
   * Whether it says by itself that it leads to this machine or its network. A name that says
   * nothing may still turn out to lead there, when it is looked up.
   */
  public static boolean isInternal(URI address) {
    var host = address.getHost().toLowerCase(Locale.ROOT);
    return NUMBERS.matcher(host).matches()
        ? isInternal(host)
        : !host.contains(".") || INSIDE.stream().anyMatch(it -> host.endsWith("." + it));
  }

  private static boolean isInternal(String numbers) {
    try {
      // Of four numbers Java makes an address without asking anybody.
      return InternalAddress.is(InetAddress.getByName(numbers));
    } catch (UnknownHostException _) {
      return true;
    }
  }
}
