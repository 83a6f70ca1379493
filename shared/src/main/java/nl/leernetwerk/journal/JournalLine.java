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
 * @param id by which its reason can be erased, such as {@code PO/3}
 * @param rank of two lines of one moment the one with the lower rank comes first
 * @param about the initiatives that it names; none when it is about the round
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
   * By time; lines of one moment by their rank, then in the order of their numbers, 2 before 10.
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

  /** A line about what happened by itself at a moment. */
  public static JournalLine milestone(
      String id, int rank, Instant at, List<Reference> about, String told) {
    return new JournalLine(
        id, rank, at, new Actor.Automatic(), Optional.empty(), about, List.of(told));
  }
}
