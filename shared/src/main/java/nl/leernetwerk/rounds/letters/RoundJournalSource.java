package nl.leernetwerk.rounds.letters;

import java.util.ArrayList;
import java.util.List;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.JournalSource;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundJournal;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;

/** The journal lines about a round itself: each change by an organiser, and the closing. */
public record RoundJournalSource(Rounds rounds, RoundJournal journal) implements JournalSource {
  private static final String CHANGE = "ronde/";
  private static final int CHANGED = 0;
  private static final int CLOSED = 30;

  @Override
  public List<JournalLine> lines(String round, Words words) {
    var lines = new ArrayList<JournalLine>();
    journal.of(round).forEach(change -> lines.add(line(change)));
    rounds
        .find(round)
        .flatMap(running -> RoundProgress.closing(running.progress()))
        .ifPresent(
            closed ->
                lines.add(
                    JournalLine.milestone(
                        "sluiting", CLOSED, closed.at(), List.of(), "De aanmelding is gesloten.")));
    return lines;
  }

  private static JournalLine line(RoundChange change) {
    return new JournalLine(
        CHANGE + change.version(),
        CHANGED,
        change.at(),
        change.by(),
        change.why(),
        List.of(),
        change.edits().stream().map(RoundWords::of).toList());
  }

  @Override
  public List<JournalLine> about(Reference registration, Words words) {
    return List.of();
  }

  @Override
  public boolean forgetReason(String round, String line) {
    var known =
        journal.of(round).stream()
            .map(RoundChange::version)
            .filter(version -> line.equals(CHANGE + version))
            .findFirst();
    known.ifPresent(version -> journal.forgetReason(round, version));
    return known.isPresent();
  }
}
