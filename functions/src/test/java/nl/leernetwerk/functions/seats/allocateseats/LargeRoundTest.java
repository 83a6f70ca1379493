package nl.leernetwerk.functions.seats.allocateseats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.RoundProgress;
import org.junit.jupiter.api.Test;

/** A year in which nearly every school of the country wants to take part. */
class LargeRoundTest {

  @Test
  void five_thousand_registrations_are_decided_whole_and_everybody_is_told() {
    var round =
        Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"), Sample.network("VO"));
    var enrolled =
        Enrolled.closed(
            round,
            Stream.of(Sector.PO, Sector.VO)
                .flatMap(sector -> Sample.registrations(sector, 2_500).stream())
                .toList());
    enrolled.allocate();
    assertInstanceOf(RoundProgress.Allocated.class, enrolled.progress());
    assertEquals(5_000, enrolled.outcomes().size());
    assertEquals(12, enrolled.taken("PO"));
    assertEquals(12, enrolled.taken("VO"));
    var waiting = enrolled.waitingMails();
    assertEquals(10_000, waiting.size());
    assertTrue(waiting.equals(enrolled.decisionMails()));
    assertEquals(
        10_000,
        LocalTable.keys(enrolled.table()).stream().filter(key -> key.startsWith("MAIL#")).count());
  }
}
