package nl.leernetwerk.rounds.letters;

import java.util.List;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;

/** The Dutch names of networks. */
public final class NetworkNames {
  private NetworkNames() {}

  /** {@code leernetwerk PO-2}. */
  public static String name(Network network) {
    return "leernetwerk " + network.id();
  }

  /**
   * The names of a sector's networks: {@code leernetwerk PO}, or {@code de leernetwerken PO en
   * PO-2}.
   */
  public static String names(Round round, Sector sector) {
    var networks = round.networks(sector);
    return networks.size() == 1
        ? name(networks.getFirst())
        : "de leernetwerken " + Dutch.list(ids(networks));
  }

  /** {@code primair onderwijs (PO)}. */
  public static String sector(Sector sector) {
    return schooling(sector) + " (" + sector + ")";
  }

  /** {@code primair onderwijs}. */
  public static String schooling(Sector sector) {
    return switch (sector) {
      case PO -> "primair onderwijs";
      case VO -> "voortgezet onderwijs";
    };
  }

  static List<String> ids(List<Network> networks) {
    return networks.stream().map(Network::id).toList();
  }
}
