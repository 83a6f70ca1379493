package nl.leernetwerk.manageregistration;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.roster.Actor;

/**
 * A line of the journal as organisers read it.
 *
 * @param id by which its reason can be erased, such as {@code PO/3}
 * @param about the initiatives that it names; none when it is about the round
 * @param told what happened, in Dutch sentences
 */
record JournalLine(
    String id,
    Instant at,
    Actor by,
    Optional<String> why,
    List<Reference> about,
    List<String> told) {
  static final Comparator<JournalLine> ORDER =
      Comparator.comparing(JournalLine::at).thenComparing(JournalLine::id);

  JournalLine {
    about = List.copyOf(about);
    told = List.copyOf(told);
  }
}
