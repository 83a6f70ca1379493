package nl.leernetwerk.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Amsterdam;

/**
 * What happened in a round between two moments, for its organisers. It is written once, so each
 * mail of it says the same, and the next one begins where it ends.
 *
 * @param number 1 for the first of a round
 * @param from the end of the one before; the beginning of time for the first
 * @param until what happened at this moment or later is told by the next one
 */
public record Digest(int number, Instant from, Instant until, List<Part> parts) {
  /**
   * How long after something happened a digest may rely on finding it in the table. No function
   * runs longer than fifteen minutes, and clocks differ by seconds.
   */
  public static final Duration SETTLED = Duration.ofMinutes(20);

  /** At most this many of a kind are named; the others are counted. */
  public static final int NAMED = 100;

  public Digest {
    parts = List.copyOf(parts);
  }

  /**
   * What a digest tells of one kind.
   *
   * @param total how many there are
   * @param named the first of them
   */
  public record Part(Happening.Kind kind, int total, List<Happening> named) {
    public Part {
      named = List.copyOf(named);
    }
  }

  /** The period that the next digest tells about. */
  public record Period(int number, Instant from, Instant until) {
    /** Whether a moment is in it. */
    public boolean has(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(until);
    }
  }

  /**
   * The period of the next digest; empty when the last one was made today.
   *
   * @param last the last digest of the round
   */
  public static Optional<Period> next(Optional<Digest> last, Instant now) {
    var until = now.minus(SETTLED);
    return last.filter(it -> !day(it.until().plus(SETTLED)).isBefore(day(now))).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Period(
                last.map(Digest::number).orElse(0) + 1,
                last.map(Digest::until).orElse(Instant.EPOCH),
                until));
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(Amsterdam.ZONE).toLocalDate();
  }

  /** The digest of a period; empty when nothing happened. */
  public static Optional<Digest> of(Period period, List<Happening> happenings) {
    var parts =
        Arrays.stream(Happening.Kind.values())
            .map(
                kind ->
                    new Part(kind, 0, happenings.stream().filter(it -> it.kind() == kind).toList()))
            .filter(part -> !part.named().isEmpty())
            .map(
                part ->
                    new Part(
                        part.kind(),
                        part.named().stream().mapToInt(Happening::count).sum(),
                        part.named().stream().limit(NAMED).toList()))
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Digest(period.number(), period.from(), period.until(), parts));
  }
}
