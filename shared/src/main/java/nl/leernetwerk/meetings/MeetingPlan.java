package nl.leernetwerk.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.rounds.Round;

/**
 * The meetings of a network, as somebody last saved them.
 *
 * @param version 1 for the first that was saved
 * @param meetings in order of number
 */
public record MeetingPlan(int version, Actor by, Instant at, List<Meeting> meetings) {
  public MeetingPlan {
    meetings = List.copyOf(meetings);
  }

  /**
   * Every meeting of a network: those that the round announces, as far as somebody planned them,
   * and those that were planned when the round announced more.
   */
  public static List<Meeting> all(Round round, Optional<MeetingPlan> saved) {
    var planned = saved.map(MeetingPlan::meetings).orElse(List.of());
    int last =
        Stream.concat(Stream.of(round.planned().size()), planned.stream().map(Meeting::number))
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0);
    return IntStream.rangeClosed(1, last)
        .mapToObj(
            number ->
                planned.stream()
                    .filter(it -> it.number() == number)
                    .findFirst()
                    .orElseGet(() -> Meeting.planned(number)))
        .toList();
  }

  /** These meetings, with this one in the place of the one with its number. */
  public static List<Meeting> with(List<Meeting> meetings, Meeting changed) {
    return meetings.stream().map(it -> it.number() == changed.number() ? changed : it).toList();
  }
}
