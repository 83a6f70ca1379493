package nl.leernetwerk.journal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;

/**
 * A line of the journal as organisers read it.
 *
 * @param id by which the line's reason can be erased, such as {@code PO/3}
 * @param rank of two lines of the same moment, the one with the lower rank comes first
 * @param about the initiatives that the line names; none when the line is about the round
 * @param told what happened, in Dutch sentences
 */
public record JournalLine(
    String id,
    int rank,
    Instant at,
    Actor by,
    Optional<String> why,
    List<Reference> about,
    List<String> told) {

  /**
   * By time. Lines of the same moment follow their rank, and then the order of their numbers: 2
   * before 10.
   */
  public static final Comparator<JournalLine> ORDER =
      Comparator.comparing(JournalLine::at)
          .thenComparing(JournalLine::rank)
          .thenComparing(line -> line.id().length())
          .thenComparing(JournalLine::id);

  public JournalLine {
    about = List.copyOf(about);
    told = List.copyOf(told);
  }

  /** A line about something that no person did. */
  public static JournalLine milestone(
      String id, int rank, Instant at, List<Reference> about, String told) {
    return new JournalLine(
        id, rank, at, new Actor.Automatic(), Optional.empty(), about, List.of(told));
  }
}
