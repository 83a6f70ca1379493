package nl.leernetwerk.draw;

import java.util.Optional;
import nl.leernetwerk.allocation.Allocation;
import nl.leernetwerk.allocation.Seed;

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
