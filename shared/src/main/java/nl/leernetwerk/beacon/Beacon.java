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

  /** How long after the end of the enrolment the round must at least be. */
  public static final Duration AFTER_DEADLINE = Duration.ofHours(1);

  /** How long before the deciding round the list must be there: longer than writing it takes. */
  public static final Duration LIST_BEFORE = Duration.ofMinutes(15);

  /** After so long the next round in the row decides, when this one cannot. */
  public static final Duration NEXT_AFTER = Duration.ofDays(14);

  /** The moment at which its value becomes known. */
  public Instant at() {
    return chain.at(round);
  }

  /**
   * The rounds that may decide at that moment, in the order in which they must be asked: of the
   * named one and of one every fourteen days after it, those that are out and whose value nobody
   * could know when the list was published.
   */
  public List<Long> deciding(Instant published, Instant now) {
    return LongStream.iterate(round, one -> !chain.at(one).isAfter(now), one -> one + step())
        .filter(one -> !published.isAfter(chain.at(one).minus(LIST_BEFORE)))
        .boxed()
        .toList();
  }

  /** Whether that is the named round or one of those that follow it in the row. */
  public boolean mayDecide(long one) {
    return one >= round && (one - round) % step() == 0;
  }

  private long step() {
    return NEXT_AFTER.dividedBy(chain.period());
  }
}
