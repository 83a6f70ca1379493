package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import org.junit.jupiter.api.Test;

class AllocatorTest {
  /** Mutation testing plays fewer, because it plays them for every fault that it plants. */
  private static final int ROUNDS = Integer.getInteger("random.rounds", 20_000);

  private static final Instant FIRST = Instant.parse("2024-09-01T10:00:00Z");

  @Test
  void seats_go_in_order_of_arrival_and_the_rest_wait_in_that_order() {
    var outcomes = allocate(Sample.round(), entries(4, 4, 4, 1, 1));
    assertEquals(
        List.of(
            seated(0, 1, 4, 12),
            seated(1, 2, 4, 8),
            seated(2, 3, 4, 4),
            new Outcome.Waiting(reference(3), 4, 1, 1, 0),
            new Outcome.Waiting(reference(4), 5, 1, 2, 0)),
        outcomes);
  }

  @Test
  void an_initiative_that_does_not_fit_whole_waits_and_a_smaller_one_after_it_is_seated() {
    var outcomes = allocate(Sample.round(), entries(11, 3, 1));
    assertEquals(
        List.of(
            seated(0, 1, 11, 12),
            new Outcome.Waiting(reference(1), 2, 3, 1, 1),
            seated(2, 3, 1, 1)),
        outcomes);
  }

  @Test
  void a_round_may_count_initiatives() {
    var round =
        Sample.round(
            Policy.ARRIVAL, CapacityUnit.INITIATIVES, Sample.network("PO", 2, Sample.ORGANISER));
    var outcomes = allocate(round, entries(12, 12, 1));
    assertEquals(
        List.of(
            seated(0, 1, 1, 2), seated(1, 2, 1, 1), new Outcome.Waiting(reference(2), 3, 1, 1, 0)),
        outcomes);
  }

  @Test
  void a_second_network_of_the_sector_is_filled_after_the_first() {
    var round =
        Sample.round(
            Policy.ARRIVAL,
            CapacityUnit.SCHOOLS,
            Sample.network("PO", 2),
            Sample.network("PO-2", 3));
    var outcomes = allocate(round, entries(2, 2, 2));
    assertEquals(
        List.of(
            seated(0, 1, 2, 2),
            new Outcome.Seated(reference(1), 2, 2, "PO-2", 3),
            new Outcome.Waiting(reference(2), 3, 2, 1, 1)),
        outcomes);
  }

  @Test
  void registrations_of_the_same_millisecond_follow_the_gateways_order() {
    var arrivals = List.of(new Arrival(FIRST, "b"), new Arrival(FIRST, "a"));
    var entries =
        IntStream.range(0, 2)
            .mapToObj(i -> new AllocationEntry(reference(i), Sector.PO, 12, arrivals.get(i)))
            .toList();
    assertEquals(reference(1), allocate(Sample.round(), entries).getFirst().reference());
  }

  @Test
  void sectors_do_not_take_each_others_seats() {
    var vo =
        new AllocationEntry(reference(9), Sector.VO, 12, new Arrival(FIRST.plusSeconds(99), "z"));
    var entries = new ArrayList<>(entries(12, 1));
    entries.add(vo);
    var allocation = Allocator.allocate(Sample.round(), entries, Sample.SEED);
    assertEquals(
        List.of(new Outcome.Seated(reference(9), 1, 12, "VO", 12)),
        allocation.sectors().getLast().outcomes());
  }

  @Test
  void a_draw_follows_from_its_seed_and_not_from_the_order_of_arrival() {
    var round = Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"));
    var entries = entries(IntStream.range(0, 40).map(_ -> 1).toArray());
    var late =
        entries.stream()
            .map(
                entry ->
                    new AllocationEntry(
                        entry.reference(),
                        entry.sector(),
                        entry.schools(),
                        new Arrival(FIRST, "x")))
            .toList();
    assertEquals(allocate(round, entries), allocate(round, late.reversed()));
    var other = Allocator.allocate(round, entries, new Seed("f".repeat(64))).outcomes();
    assertNotEquals(allocate(round, entries), other);
  }

  @Test
  void another_program_computes_the_same_order_of_a_draw() {
    // python3 -c "import hashlib; s=bytes.fromhex('0123456789abcdef'*4);
    //   print(sorted(range(5), key=lambda i:
    // hashlib.sha256(s+b'2024-2025-P000-000%d'%i).digest()))"
    var round = Sample.round(Policy.DRAW, CapacityUnit.SCHOOLS, Sample.network("PO"));
    assertEquals(
        List.of("P0000002", "P0000000", "P0000004", "P0000001", "P0000003"),
        allocate(round, entries(1, 1, 1, 1, 1)).stream()
            .map(outcome -> outcome.reference().serial())
            .toList());
  }

  @Test
  void every_promise_holds_in_random_rounds() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var round = randomRound(random);
      var entries = randomEntries(random);
      var drawn = Seed.random(random);
      var allocation = Allocator.allocate(round, entries, drawn);
      check(round, entries, allocation, "seed " + seed);
      var shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, random);
      assertEquals(allocation, Allocator.allocate(round, shuffled, drawn), "seed " + seed);
    }
  }

  private static void check(
      Round round, List<AllocationEntry> entries, Allocation allocation, String message) {
    assertEquals(
        entries.stream().map(AllocationEntry::reference).sorted().toList(),
        allocation.outcomes().stream().map(Outcome::reference).sorted().toList(),
        message);
    for (var sector : allocation.sectors()) {
      var free = new HashMap<String, Integer>();
      round.networks(sector.sector()).forEach(it -> free.put(it.id(), it.capacity()));
      int turn = 0;
      int place = 0;
      for (var outcome : sector.outcomes()) {
        assertEquals(++turn, outcome.turn(), message);
        int most = free.values().stream().max(Integer::compare).orElse(0);
        switch (outcome) {
          case Outcome.Seated seated -> {
            assertEquals(free.get(seated.network()), seated.free(), message);
            int left = free.merge(seated.network(), -seated.seats(), Integer::sum);
            assertTrue(left >= 0, () -> message + ": over capacity");
          }
          case Outcome.Waiting waiting -> {
            assertEquals(++place, waiting.place(), message);
            assertEquals(most, waiting.free(), message);
            assertTrue(waiting.seats() > most, () -> message + ": skipped though it fitted");
          }
          case Outcome.Entered _ -> throw new AssertionError(message + ": entered by nobody");
        }
      }
    }
  }

  private static Round randomRound(Random random) {
    var networks = new ArrayList<Network>();
    for (var sector : Sector.values()) {
      for (int i = 0; i < random.nextInt(3); i++) {
        var id = i == 0 ? sector.name() : sector.name() + "-" + (i + 1);
        networks.add(Sample.network(id, 1 + random.nextInt(14)));
      }
    }
    return Sample.round(
        random.nextBoolean() ? Policy.ARRIVAL : Policy.DRAW,
        random.nextBoolean() ? CapacityUnit.SCHOOLS : CapacityUnit.INITIATIVES,
        networks.toArray(Network[]::new));
  }

  private static List<AllocationEntry> randomEntries(Random random) {
    var entries = new ArrayList<AllocationEntry>();
    int many = random.nextInt(30);
    for (int i = 0; i < many; i++) {
      entries.add(
          new AllocationEntry(
              reference(i),
              random.nextBoolean() ? Sector.PO : Sector.VO,
              1 + (random.nextInt(4) == 0 ? random.nextInt(12) : 0),
              // Only a few milliseconds, so that several registrations arrive in the same one.
              new Arrival(FIRST.plusMillis(random.nextInt(10)), "r" + random.nextInt(1000))));
    }
    return entries;
  }

  private static List<Outcome> allocate(Round round, List<AllocationEntry> entries) {
    return Allocator.allocate(round, entries, Sample.SEED).sectors().getFirst().outcomes();
  }

  private static List<AllocationEntry> entries(int... schools) {
    return IntStream.range(0, schools.length)
        .mapToObj(
            i ->
                new AllocationEntry(
                    reference(i),
                    Sector.PO,
                    schools[i],
                    new Arrival(FIRST.plusMillis(i), "request-" + i)))
        .toList();
  }

  private static Outcome seated(int number, int turn, int seats, int free) {
    return new Outcome.Seated(reference(number), turn, seats, "PO", free);
  }

  private static Reference reference(int number) {
    return new Reference("2024-2025", "P%07d".formatted(number));
  }
}
