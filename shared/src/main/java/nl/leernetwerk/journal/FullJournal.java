package nl.leernetwerk.journal;

import java.util.List;
import nl.leernetwerk.kernel.Reference;

/** The lines of all features as one journal. */
public record FullJournal(List<JournalSource> sources) {
  public FullJournal {
    sources = List.copyOf(sources);
  }

  /** Every line about a round, oldest first. */
  public List<JournalLine> lines(String round, Words words) {
    return sources.stream()
        .flatMap(source -> source.lines(round, words).stream())
        .sorted(JournalLine.ORDER)
        .toList();
  }

  /** Everything that happened to one registration, oldest first. */
  public List<JournalLine> about(Reference registration, Words words) {
    return sources.stream()
        .flatMap(source -> source.about(registration, words).stream())
        .sorted(JournalLine.ORDER)
        .toList();
  }

  /** Erases the reason of a line; false when there is no such line. */
  public boolean forgetReason(String round, String line) {
    return sources.stream().anyMatch(source -> source.forgetReason(round, line));
  }
}
