package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.DrawRules;
import nl.leernetwerk.rounds.Policy;
import org.junit.jupiter.api.Test;

class DrawListTest {
  private static final Ballot FIRST = ballot("2024-2025-0000-0001", Sector.PO, 1);
  private static final Ballot SECOND = ballot("2024-2025-0000-0002", Sector.VO, 12);

  private static Ballot ballot(String reference, Sector sector, int schools) {
    return new Ballot(Reference.parse(reference).orElseThrow(), sector, schools);
  }

  private static DrawList list(Optional<Beacon> beacon) {
    var round =
        Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"), Sample.network("VO"));
    return new DrawList(
        round.id(),
        DrawRules.HASH,
        round.capacityUnit(),
        round.networks(),
        beacon,
        List.of(SECOND, FIRST));
  }

  @Test
  void its_bytes_are_one_line_for_each_fact_with_the_ballots_in_order_of_reference() {
    var quicknet = Chain.QUICKNET;
    assertEquals(
        """
        leernetwerk-draw 1
        round 2024-2025
        rules %s
        unit schools
        network PO PO 12
        network VO VO 12
        beacon https://api.drand.sh 11636812
        chain %s %s 1692803367 3 %s quicknet
        entries 2
        2024-2025-0000-0001 PO 1
        2024-2025-0000-0002 VO 12
        """
            .formatted(DrawRules.HASH, quicknet.hash(), quicknet.publicKey(), quicknet.groupHash()),
        new String(
            list(Optional.of(new Beacon(BeaconSource.DRAND.address(), quicknet, 11_636_812)))
                .bytes(),
            StandardCharsets.UTF_8));
  }

  @Test
  void it_is_read_back_with_and_without_a_beacon() {
    var beacon = new Beacon(BeaconSource.DRAND.address(), Chain.QUICKNET, 11_636_812);
    for (var list : List.of(list(Optional.of(beacon)), list(Optional.empty()))) {
      assertEquals(list, DrawList.parse(list.bytes()));
    }
    var other = new String(list(Optional.empty()).bytes(), StandardCharsets.UTF_8) + "\n";
    assertThrows(
        RuntimeException.class, () -> DrawList.parse(other.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void the_rules_that_the_site_serves_have_the_hash_that_is_promised() throws IOException {
    var text = Path.of(System.getProperty("project.root"), "web", DrawRules.PATH);
    assertEquals(DrawRules.HASH, Sha256.hex(Files.readAllBytes(text)));
  }
}
