package nl.leernetwerk.beacon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The public randomness that decides a draw, named before anyone registers.
 *
 * @param address where the chain's rounds can be asked for
 * @param round the number of the one round that decides
 */
public record Beacon(URI address, Chain chain, long round) {
  public Beacon {
    if (!RelayAddress.is(address) || !chain.has(round)) {
      throw new IllegalArgumentException("no relay can be asked for this");
    }
  }

  /** How long after the end of the enrolment the round must at least be. */
  public static final Duration AFTER_DEADLINE = Duration.ofHours(1);

  /**
   * How long before the deciding round the list of the draw must be published: longer than writing
   * the list takes.
   */
  public static final Duration LIST_BEFORE = Duration.ofMinutes(15);

  /**
   * When the named round cannot decide, the round that comes this much later decides instead. No
   * chain has a longer period, so there always is a later round.
   */
  public static final Duration NEXT_AFTER = Chain.LONGEST_PERIOD;

  /** The moment at which the value of the named round becomes known. */
  public Instant at() {
    return chain.at(round);
  }

  /**
   * The chain's rounds that may decide at that moment, in the order in which they must be asked:
   * the named round, and one every fourteen days after it. Only rounds that are out already count,
   * and only those whose value nobody could know when the list was published.
   */
  public List<Long> deciding(Instant published, Instant now) {
    return LongStream.iterate(round, one -> !chain.at(one).isAfter(now), one -> one + step())
        .filter(one -> !published.isAfter(chain.at(one).minus(LIST_BEFORE)))
        .boxed()
        .toList();
  }

  /** Whether that is the named round, or one of the later rounds that may decide in its place. */
  public boolean mayDecide(long one) {
    return one >= round && (one - round) % step() == 0;
  }

  private long step() {
    return NEXT_AFTER.dividedBy(chain.period());
  }
}
