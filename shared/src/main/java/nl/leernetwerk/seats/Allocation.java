package nl.leernetwerk.seats;

import java.util.List;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Outcome;

/**
 * The complete decision for a round: for each sector, its outcomes in order of turn. It holds
 * everything that a person can be told about the decision, and enough to apply the decision again.
 */
public record Allocation(List<SectorOutcomes> sectors) {
  public Allocation {
    sectors = List.copyOf(sectors);
  }

  /** One sector's outcomes, in order of turn. */
  public record SectorOutcomes(Sector sector, List<Outcome> outcomes) {
    public SectorOutcomes {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** All outcomes, sector by sector in order of turn. */
  public List<Outcome> outcomes() {
    return sectors.stream().flatMap(sector -> sector.outcomes().stream()).toList();
  }
}
