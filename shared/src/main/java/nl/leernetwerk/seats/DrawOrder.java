package nl.leernetwerk.seats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Sha256;

/**
 * The order of a draw: by SHA-256 of the seed's bytes followed by the reference's text, smallest
 * first, bytes compared unsigned. Without the seed nobody can predict the order; with the seed
 * anybody can compute it again. The place of a registration in a list makes no difference.
 */
final class DrawOrder {
  private DrawOrder() {}

  /** These ballots in the order that the seed gives them. */
  static List<Ballot> of(Collection<Ballot> ballots, Seed seed) {
    var bytes = seed.bytes();
    return ballots.stream().map(ballot -> Lot.of(bytes, ballot)).sorted().map(Lot::ballot).toList();
  }

  /**
   * A ballot with its hash.
   *
   * @param first the first eight bytes of the hash, which nearly always differ between two ballots
   */
  @SuppressWarnings("ArrayRecordComponent") // Lots are only ordered, never tested for being equal.
  private record Lot(long first, byte[] hash, Ballot ballot) implements Comparable<Lot> {

    static Lot of(byte[] seed, Ballot ballot) {
      var hash = Sha256.of(seed, ballot.reference().text().getBytes(StandardCharsets.UTF_8));
      return new Lot(ByteBuffer.wrap(hash).getLong(), hash, ballot);
    }

    @Override
    public int compareTo(Lot other) {
      return first == other.first
          ? Arrays.compareUnsigned(hash, other.hash)
          : Long.compareUnsigned(first, other.first);
    }
  }
}
