package nl.leernetwerk.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeaconTest {
  private static final long FORTNIGHT = 403_200;
  private static final Beacon BEACON =
      new Beacon(BeaconSource.DRAND.address(), Chain.QUICKNET, 11_636_812);

  @Test
  void the_hash_of_quicknet_follows_from_its_key_its_group_and_its_times() {
    assertEquals(
        "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971", Chain.QUICKNET.hash());
  }

  @Test
  void the_first_round_is_at_the_genesis_and_each_next_one_three_seconds_later() {
    assertEquals(Instant.parse("2023-08-23T15:09:27Z"), Chain.QUICKNET.at(1));
    assertEquals(Instant.parse("2023-08-23T15:09:30Z"), Chain.QUICKNET.at(2));
    assertEquals(1, Chain.QUICKNET.roundFrom(Instant.parse("2020-01-01T00:00:00Z")));
    for (long round : List.of(1L, 2L, 3L, 1_000_000L, BEACON.round())) {
      var at = Chain.QUICKNET.at(round);
      assertEquals(round, Chain.QUICKNET.roundFrom(at));
      assertEquals(round + 1, Chain.QUICKNET.roundFrom(at.plusNanos(1)));
      assertEquals(round + 1, Chain.QUICKNET.roundFrom(at.plusSeconds(1)));
      assertEquals(round, Chain.QUICKNET.roundFrom(at.minusSeconds(2)));
    }
  }

  @Test
  void no_round_decides_before_its_moment_and_then_only_the_named_one_for_a_fortnight() {
    var published = BEACON.at().minus(Duration.ofHours(10));
    assertEquals(List.of(), BEACON.deciding(published, BEACON.at().minusMillis(1)));
    assertEquals(List.of(BEACON.round()), BEACON.deciding(published, BEACON.at()));
    var fortnight = BEACON.at().plus(Duration.ofDays(14));
    assertEquals(List.of(BEACON.round()), BEACON.deciding(published, fortnight.minusMillis(1)));
    assertEquals(
        List.of(BEACON.round(), BEACON.round() + FORTNIGHT), BEACON.deciding(published, fortnight));
  }

  @Test
  void a_round_less_than_a_quarter_of_an_hour_after_the_list_does_not_decide() {
    var just = BEACON.at().minus(Duration.ofMinutes(15));
    var later = BEACON.at().plus(Duration.ofDays(20));
    assertEquals(List.of(BEACON.round(), BEACON.round() + FORTNIGHT), BEACON.deciding(just, later));
    assertEquals(List.of(BEACON.round() + FORTNIGHT), BEACON.deciding(just.plusMillis(1), later));
    assertEquals(List.of(), BEACON.deciding(just.plusMillis(1), BEACON.at().plusSeconds(60)));
  }

  @Test
  void a_chain_has_a_next_round_within_a_fortnight_and_every_round_has_a_moment() {
    var quick = Chain.QUICKNET;
    for (long period : List.of(1L, 1_209_600L)) {
      var chain = chain(quick.genesis(), Duration.ofSeconds(period));
      var beacon = new Beacon(BEACON.address(), chain, 7);
      var year = beacon.deciding(Instant.EPOCH, beacon.at().plus(Duration.ofDays(365)));
      assertEquals(27, year.size(), "one every fortnight, and it ends");
      assertTrue(chain.has(1) && !chain.has(0) && !chain.has(1_000_000_000_000L));
    }
    for (long period : List.of(0L, -1L, 1_209_601L, (long) Integer.MAX_VALUE)) {
      assertThrows(
          IllegalArgumentException.class, () -> chain(quick.genesis(), Duration.ofSeconds(period)));
    }
    for (long genesis : List.of(-1L, -10_000_000_000_000L, 4_102_444_800L)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> chain(Instant.ofEpochSecond(genesis), quick.period()));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Beacon(BEACON.address(), quick, 1_000_000_000_000L));
  }

  @Test
  void a_chain_begins_in_a_second_from_1970_to_2099_and_describes_itself_in_the_right_form() {
    var quick = Chain.QUICKNET;
    for (var genesis : List.of(Instant.EPOCH, Chain.LAST_GENESIS)) {
      assertEquals(genesis, chain(genesis, quick.period()).at(1));
    }
    var half = quick.genesis().plusMillis(500);
    assertThrows(IllegalArgumentException.class, () -> chain(half, quick.period()));
    assertThrows(
        IllegalArgumentException.class,
        () -> chain(quick.genesis(), quick.period().plusMillis(500)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Chain(quick.publicKey(), quick.genesis(), quick.period(), "f4", quick.id()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Chain("83", quick.genesis(), quick.period(), quick.groupHash(), quick.id()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Chain(quick.publicKey(), quick.genesis(), quick.period(), quick.groupHash(), ""));
  }

  @Test
  void the_last_round_of_a_chain_is_the_last_before_the_year_10000() {
    var last = Instant.parse("9999-12-31T23:59:59Z");
    var chain = chain(last.minus(Duration.ofDays(2_900_000)), Duration.ofDays(1));
    assertEquals(last, chain.at(2_900_001));
    assertTrue(chain.has(2_900_001));
    assertFalse(chain.has(2_900_002));
  }

  @Test
  void a_beacon_has_an_address_that_can_be_asked() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Beacon(URI.create("ftp://example.org"), Chain.QUICKNET, 1));
  }

  private static Chain chain(Instant genesis, Duration period) {
    var quick = Chain.QUICKNET;
    return new Chain(quick.publicKey(), genesis, period, quick.groupHash(), quick.id());
  }

  @Test
  void only_the_named_round_and_those_a_whole_number_of_fortnights_later_may_decide() {
    assertTrue(BEACON.mayDecide(BEACON.round()));
    assertTrue(BEACON.mayDecide(BEACON.round() + 3 * FORTNIGHT));
    assertFalse(BEACON.mayDecide(BEACON.round() + 1));
    assertFalse(BEACON.mayDecide(BEACON.round() - FORTNIGHT));
  }
}
