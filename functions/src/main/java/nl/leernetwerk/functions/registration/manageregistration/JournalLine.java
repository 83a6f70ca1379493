package nl.leernetwerk.functions.registration.manageregistration;

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

  /** Of one moment: what was sent in, then the round, then what became of both. */
  private static final List<String> KINDS =
      List.of("ronde", "aanmelding", "wijziging", "sluiting", "lijst", "loting", "verdeling");

  /** By time; lines of one moment in the order of their numbers, 2 before 10. */
  static final Comparator<JournalLine> ORDER =
      Comparator.comparing(JournalLine::at)
          .thenComparing(JournalLine::kind)
          .thenComparing(line -> line.id().length())
          .thenComparing(JournalLine::id);

  private int kind() {
    int known = KINDS.indexOf(id.replaceFirst("/.*", ""));
    return known < 0 ? KINDS.size() : known;
  }

  JournalLine {
    about = List.copyOf(about);
    told = List.copyOf(told);
  }
}
