package nl.leernetwerk.seats;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.beacon.Pulse;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.DrawRules;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;

/**
 * Everything on which a draw depends, except the random seed: who takes part, the networks and
 * their seats, the rules, and which round of which chain decides. The list is published before that
 * round.
 *
 * @param round the id of the round
 * @param rules the SHA-256 of the rules' text
 * @param networks in the order in which they are filled, without their facilitators
 * @param beacon the beacon that decides; empty when the system draws the seed itself
 * @param ballots in order of reference
 */
public record DrawList(
    String round,
    String rules,
    CapacityUnit unit,
    List<Network> networks,
    Optional<Beacon> beacon,
    List<Ballot> ballots) {
  private static final String FORMAT = "leernetwerk-draw 1";

  public DrawList {
    networks =
        networks.stream()
            .map(it -> new Network(it.id(), it.sector(), it.capacity(), List.of()))
            .toList();
    ballots = ballots.stream().sorted(Comparator.comparing(it -> it.reference().text())).toList();
  }

  /**
   * The one form of the list as text, with a line for each fact; docs/draw.md specifies it to the
   * byte.
   */
  public byte[] bytes() {
    var text = new StringBuilder();
    line(text, FORMAT);
    line(text, "round", round);
    line(text, "rules", rules);
    line(text, "unit", Word.of(unit));
    networks.forEach(
        it -> line(text, "network", it.id(), it.sector().name(), String.valueOf(it.capacity())));
    beacon.ifPresentOrElse(it -> lines(text, it), () -> line(text, "beacon", "none"));
    line(text, "entries", String.valueOf(ballots.size()));
    ballots.forEach(
        it -> line(text, it.reference().text(), it.sector().name(), String.valueOf(it.schools())));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The SHA-256 of the list's bytes, in hexadecimal digits. */
  public String hash() {
    return Sha256.hex(bytes());
  }

  /** The seed that follows from the list's hash and a pulse that was published after the list. */
  public Seed seed(Pulse pulse) {
    return new Seed(Sha256.hex(HexFormat.of().parseHex(hash()), pulse.randomness()));
  }

  /** The list of a round's draw, with these participants. */
  public static DrawList of(Round round, List<Ballot> ballots) {
    return new DrawList(
        round.id(),
        DrawRules.HASH,
        round.capacityUnit(),
        round.networks(),
        round.beacon(),
        ballots);
  }

  /** The list of bytes that {@link #bytes} made. */
  public static DrawList parse(byte[] bytes) {
    var lines = new String(bytes, StandardCharsets.UTF_8).lines().map(it -> it.split(" ")).toList();
    var networks = new ArrayList<Network>();
    int at = 4;
    for (; lines.get(at)[0].equals("network"); at++) {
      var it = lines.get(at);
      networks.add(new Network(it[1], Sector.valueOf(it[2]), Integer.parseInt(it[3]), List.of()));
    }
    var beacon = beacon(lines.get(at), lines.get(at + 1));
    var list =
        new DrawList(
            lines.get(1)[1],
            lines.get(2)[1],
            CapacityUnit.valueOf(lines.get(3)[1].toUpperCase(Locale.ROOT)),
            networks,
            beacon,
            lines.stream().skip(at + (beacon.isPresent() ? 3 : 2)).map(DrawList::ballot).toList());
    if (!Sha256.hex(bytes).equals(list.hash())) {
      throw new IllegalArgumentException("this is no list of a draw");
    }
    return list;
  }

  private static void lines(StringBuilder text, Beacon beacon) {
    var chain = beacon.chain();
    line(text, "beacon", beacon.address().toString(), String.valueOf(beacon.round()));
    line(
        text,
        "chain",
        chain.hash(),
        chain.publicKey(),
        String.valueOf(chain.genesis().getEpochSecond()),
        String.valueOf(chain.period().toSeconds()),
        chain.groupHash(),
        chain.id());
  }

  private static Optional<Beacon> beacon(String[] beacon, String[] chain) {
    return beacon.length == 2
        ? Optional.empty()
        : Optional.of(
            new Beacon(
                URI.create(beacon[1]),
                new Chain(
                    chain[2],
                    Instant.ofEpochSecond(Long.parseLong(chain[3])),
                    Duration.ofSeconds(Long.parseLong(chain[4])),
                    chain[5],
                    chain[6]),
                Long.parseLong(beacon[2])));
  }

  private static Ballot ballot(String[] line) {
    return new Ballot(
        Reference.parse(line[0]).orElseThrow(), Sector.valueOf(line[1]), Integer.parseInt(line[2]));
  }

  private static void line(StringBuilder text, String... fields) {
    text.append(String.join(" ", fields)).append('\n');
  }
}
