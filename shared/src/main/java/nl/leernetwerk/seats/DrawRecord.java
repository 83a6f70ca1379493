package nl.leernetwerk.seats;

import java.util.Optional;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;

/**
 * All that is published of a draw.
 *
 * @param drawn what came of it; empty before the draw
 */
public record DrawRecord(DrawList list, Optional<Drawn> drawn) {

  /**
   * What came of a draw.
   *
   * @param pulse what decided; empty when the system drew the seed itself
   */
  public record Drawn(Optional<Pulse> pulse, Seed seed, Allocation allocation) {}
}
