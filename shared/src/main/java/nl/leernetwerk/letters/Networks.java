package nl.leernetwerk.letters;

import java.util.List;
import nl.leernetwerk.enrolment.Network;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.Sector;

/** What networks are called. */
final class Networks {
  private Networks() {}

  /** {@code leernetwerk PO-2}. */
  static String name(Network network) {
    return "leernetwerk " + network.id();
  }

  /** Those of a sector: {@code leernetwerk PO}, or {@code de leernetwerken PO en PO-2}. */
  static String names(Round round, Sector sector) {
    var networks = round.networks(sector);
    return networks.size() == 1
        ? name(networks.getFirst())
        : "de leernetwerken " + Dutch.list(ids(networks));
  }

  /** {@code primair onderwijs (PO)}. */
  static String sector(Sector sector) {
    return schooling(sector) + " (" + sector + ")";
  }

  /** {@code primair onderwijs}. */
  static String schooling(Sector sector) {
    return switch (sector) {
      case PO -> "primair onderwijs";
      case VO -> "voortgezet onderwijs";
    };
  }

  static List<String> ids(List<Network> networks) {
    return networks.stream().map(Network::id).toList();
  }
}
