package nl.leernetwerk.seats;

import java.util.Optional;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;

/**
 * Everything that is published about a draw.
 *
 * @param drawn the result; empty before the draw
 */
public record DrawRecord(DrawList list, Optional<Drawn> drawn) {

  /**
   * The result of a draw.
   *
   * @param pulse the pulse that decided; empty when the system drew the seed itself
   */
  public record Drawn(Optional<Pulse> pulse, Seed seed, Allocation allocation) {}
}
