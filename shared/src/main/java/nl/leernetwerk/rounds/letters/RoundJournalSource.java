package nl.leernetwerk.rounds.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.JournalSource;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundJournal;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;

/** The journal lines about a round itself: each change by an organiser, and the closing. */
public record RoundJournalSource(Rounds rounds, RoundJournal journal) implements JournalSource {
  private static final String CHANGE = "ronde/";
  private static final int CHANGED = 0;
  private static final int CLOSED = 30;

  @Override
  public List<JournalLine> lines(String round, Words words) {
    var lines = new ArrayList<JournalLine>();
    var running = rounds.find(round);
    journal.of(round).forEach(change -> lines.add(line(change, running.map(RunningRound::round))));
    running
        .flatMap(it -> RoundProgress.closing(it.progress()))
        .ifPresent(
            closed ->
                lines.add(
                    JournalLine.milestone(
                        "sluiting", CLOSED, closed.at(), List.of(), "De aanmelding is gesloten.")));
    return lines;
  }

  private static JournalLine line(RoundChange change, Optional<Round> round) {
    return new JournalLine(
        CHANGE + change.version(),
        CHANGED,
        change.at(),
        change.by(),
        change.why(),
        List.of(),
        Stream.concat(
                change.edits().stream().map(RoundWords::of),
                round.flatMap(it -> RoundWords.moved(change, it)).stream())
            .toList());
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
