package nl.leernetwerk.seats.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.JournalSource;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.PublishedList;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.RosterJournal;
import nl.leernetwerk.seats.Rosters;

/** The journal lines about seats: the draw, the allocation, and every change of a roster since. */
public record SeatJournalSource(
    Rounds rounds, Registrations registrations, Rosters rosters, RosterJournal journal, Draws draws)
    implements JournalSource {
  private static final int LIST = 40;
  private static final int LOT = 50;
  private static final int ALLOCATED = 60;
  private static final int CHANGED = 100;

  @Override
  public List<JournalLine> lines(String round, Words words) {
    var lines = new ArrayList<JournalLine>();
    rounds.find(round).ifPresent(running -> lines.addAll(milestones(running)));
    for (var sector : Sector.values()) {
      journal
          .read(round, sector)
          .values()
          .forEach(change -> lines.add(line(sector, change, words)));
    }
    return lines;
  }

  private List<JournalLine> milestones(RunningRound running) {
    var lines = new ArrayList<JournalLine>();
    RoundProgress.closing(running.progress())
        .ifPresent(closed -> lines.addAll(draw(running.round(), closed)));
    if (running.progress() instanceof RoundProgress.Allocated(_, var at)) {
      lines.add(milestone("verdeling", ALLOCATED, at, "De plekken zijn verdeeld."));
    }
    return lines;
  }

  private List<JournalLine> draw(Round round, RoundProgress.Closed closed) {
    var lines = new ArrayList<JournalLine>();
    if (round.policy() == Policy.DRAW) {
      published(round)
          .map(
              list ->
                  milestone(
                      "lijst",
                      LIST,
                      list.at(),
                      "De lijst van de loting is bekendgemaakt. De controlecode is %s."
                          .formatted(list.list().hash())))
          .ifPresent(lines::add);
    }
    closed
        .pulse()
        .flatMap(
            pulse ->
                round
                    .beacon()
                    .map(
                        beacon ->
                            milestone(
                                "loting",
                                LOT,
                                beacon.chain().at(pulse.round()),
                                "Wat de loting beslist is bekend: ronde %d van het baken."
                                    .formatted(pulse.round()))))
        .ifPresent(lines::add);
    return lines;
  }

  /** Without a list that can be read there is nothing to tell of it. */
  private Optional<PublishedList> published(Round round) {
    try {
      return draws.find(round.id());
    } catch (Unreadable _) {
      return Optional.empty();
    }
  }

  private static JournalLine milestone(String id, int rank, Instant at, String told) {
    return JournalLine.milestone(id, rank, at, List.of(), told);
  }

  private static JournalLine line(Sector sector, RosterChange change, Words words) {
    return new JournalLine(
        id(sector, change),
        CHANGED,
        change.at(),
        change.by(),
        change.why(),
        change.events().stream()
            .flatMap(event -> event.registrations().stream())
            .distinct()
            .sorted()
            .toList(),
        change.events().stream().map(new SeatWords(words).at(change.at())::of).toList());
  }

  private static String id(Sector sector, RosterChange change) {
    return sector + "/" + change.version();
  }

  @Override
  public List<JournalLine> about(Reference reference, Words words) {
    return about(reference, words, SeatWords::of);
  }

  /** The same without what happened to other initiatives, which may be in networks of others. */
  public List<JournalLine> own(Reference reference, Words words) {
    return about(reference, words, (seats, step) -> seats.own(step, reference));
  }

  private List<JournalLine> about(
      Reference reference,
      Words words,
      BiFunction<SeatWords, RosterHistory.Step, List<String>> telling) {
    var running = rounds.find(reference.round());
    var registration = registrations.find(reference);
    if (running.isEmpty() || registration.isEmpty()) {
      return List.of();
    }
    var sector = registration.get().submission().network();
    var history = rosters.readable(running.get(), sector);
    var outcome =
        running.get().progress() instanceof RoundProgress.Allocated(_, var at)
            ? registration
                .get()
                .outcome()
                .filter(it -> !(it instanceof Outcome.Entered))
                .map(
                    it ->
                        JournalLine.milestone(
                            "verdeling", ALLOCATED, at, List.of(reference), SeatWords.of(it)))
            : Optional.<JournalLine>empty();
    return Stream.concat(
            outcome.stream(),
            history.stream()
                .flatMap(it -> it.of(reference).stream())
                .map(
                    step ->
                        line(
                            sector,
                            reference,
                            step.change(),
                            telling.apply(new SeatWords(words).at(step.change().at()), step))))
        .toList();
  }

  private static JournalLine line(
      Sector sector, Reference reference, RosterChange change, List<String> told) {
    return new JournalLine(
        id(sector, change),
        CHANGED,
        change.at(),
        change.by(),
        change.why(),
        List.of(reference),
        told);
  }

  @Override
  public boolean forgetReason(String round, String line) {
    return Arrays.stream(Sector.values())
        .anyMatch(
            sector -> {
              var known =
                  journal.read(round, sector).values().stream()
                      .filter(change -> line.equals(id(sector, change)))
                      .findFirst();
              known.ifPresent(it -> journal.forgetReason(round, sector, it.version()));
              return known.isPresent();
            });
  }
}
