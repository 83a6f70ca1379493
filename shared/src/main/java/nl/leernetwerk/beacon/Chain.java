package nl.leernetwerk.beacon;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import nl.leernetwerk.kernel.Sha256;

/**
 * A chain of drand: a group that signs the number of every round with one shared key. The chain's
 * hash follows from all other values, so whoever knows the hash can check them.
 *
 * @param publicKey of the group: a point on G2, compressed, in hexadecimal digits
 * @param genesis the moment of round 1
 * @param period from one round to the next
 * @param groupHash the hash of the group that started the chain, in hexadecimal digits
 * @param id the name that drand's nodes give it
 */
public record Chain(
    String publicKey, Instant genesis, Duration period, String groupHash, String id) {

  /** The longest from one round to the next. */
  public static final Duration LONGEST_PERIOD = Duration.ofDays(14);

  /** The last moment at which a chain can begin. */
  public static final Instant LAST_GENESIS = Instant.parse("2099-12-31T23:59:59Z");

  /** No date that a round of ours names is later: a year has four digits. */
  private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * drand's name for the way in which the chain signs: on G1, each round by itself, hashed as RFC
   * 9380 says.
   */
  public static final String SCHEME = "bls-unchained-g1-rfc9380";

  /** The public beacon of the League of Entropy that has a round every three seconds. */
  public static final Chain QUICKNET =
      new Chain(
          "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d"
              + "1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc0"
              + "9e76eae8991ef5ece45a",
          Instant.ofEpochSecond(1692803367),
          Duration.ofSeconds(3),
          "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
          "quicknet");

  public Chain {
    if (!isPublicKey(publicKey)
        || !isGroupHash(groupHash)
        || !isId(id)
        || !isGenesis(genesis.getEpochSecond())
        || genesis.getNano() != 0
        || !isPeriod(period.toSeconds())
        || !period.equals(Duration.ofSeconds(period.toSeconds()))) {
      throw new IllegalArgumentException("this describes no chain");
    }
  }

  /** Whether that is a public key. */
  public static boolean isPublicKey(String hex) {
    return hex.matches("[0-9a-f]{192}");
  }

  /** Whether that is the hash of a group. */
  public static boolean isGroupHash(String hex) {
    return hex.matches("[0-9a-f]{64}");
  }

  /** Whether that is the name of a chain. */
  public static boolean isId(String name) {
    return name.matches("[a-z0-9-]{1,40}");
  }

  /** Whether a chain can begin then, in seconds since 1970. */
  public static boolean isGenesis(long seconds) {
    return seconds >= 0 && seconds <= LAST_GENESIS.getEpochSecond();
  }

  /** Whether that can be from one round to the next, in seconds. */
  public static boolean isPeriod(long seconds) {
    return seconds >= 1 && seconds <= LONGEST_PERIOD.toSeconds();
  }

  /**
   * The hash by which drand knows the chain: 64 hexadecimal digits that follow from all its values.
   */
  public String hash() {
    var hex = HexFormat.of();
    return Sha256.hex(
        ByteBuffer.allocate(12)
            .putInt((int) period.toSeconds())
            .putLong(genesis.getEpochSecond())
            .array(),
        hex.parseHex(publicKey),
        hex.parseHex(groupHash),
        id.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether that is the number of a round that becomes known at a moment that can be written. */
  public boolean has(long round) {
    long last = Duration.between(genesis, LAST_MOMENT).toSeconds() / period.toSeconds() + 1;
    return round >= 1 && round <= last;
  }

  /** The moment at which that round becomes known. */
  public Instant at(long round) {
    return genesis.plus(period.multipliedBy(round - 1));
  }

  /** The first round that becomes known at that moment or later. */
  public long roundFrom(Instant moment) {
    // A part of a second counts as a whole one, so that the round is not before the moment.
    long since = Duration.between(genesis, moment).plusNanos(999_999_999).toSeconds();
    return Math.max(1, Math.ceilDiv(since, period.toSeconds()) + 1);
  }
}
