package nl.leernetwerk.schools;

import java.util.Optional;
import nl.leernetwerk.kernel.Sector;

/** The kind of education a school gives, as DUO's lists of school locations tell it. */
public enum SchoolSector {
  PO,
  VO,
  /** Specialised schools: SO, SBO and VSO. Such a school chooses its network itself. */
  SO;

  /** The sector of the network that a regular school belongs to; empty for a specialised one. */
  public Optional<Sector> network() {
    return switch (this) {
      case PO -> Optional.of(Sector.PO);
      case VO -> Optional.of(Sector.VO);
      case SO -> Optional.empty();
    };
  }
}
