package nl.leernetwerk.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Reference;

/** The lines about what organisers did. */
public final class ActJournal implements JournalSource {
  private static final String PREFIX = "daad/";
  private static final int RANK = 100;

  private final OrganiserActs acts;
  private final Map<String, ActKind> kinds;

  /** The lines about acts of the given kinds. */
  public ActJournal(OrganiserActs acts, List<ActKind> kinds) {
    this.acts = acts;
    this.kinds = kinds.stream().collect(Collectors.toMap(ActKind::name, Function.identity()));
  }

  @Override
  public List<JournalLine> lines(String round, Words words) {
    return lines(round).map(act -> line(act, words)).toList();
  }

  @Override
  public List<JournalLine> about(Reference registration, Words words) {
    return lines(registration.round())
        .filter(act -> registration(act).equals(Optional.of(registration)))
        .map(act -> line(act, words))
        .toList();
  }

  private Stream<OrganiserAct> lines(String round) {
    return acts.of(round).stream();
  }

  private JournalLine line(OrganiserAct act, Words words) {
    return new JournalLine(
        PREFIX + act.id(),
        RANK,
        act.at(),
        act.by(),
        act.why(),
        registration(act).stream().toList(),
        List.of(kind(act).sentence().apply(act.object(), words.at(act.at()))));
  }

  private Optional<Reference> registration(OrganiserAct act) {
    return kind(act).registration().apply(act.object());
  }

  private ActKind kind(OrganiserAct act) {
    return Optional.ofNullable(kinds.get(act.kind()))
        .orElseThrow(() -> new IllegalStateException("an act of unknown kind " + act.kind()));
  }

  @Override
  public boolean forgetReason(String round, String line) {
    var known =
        lines(round).map(OrganiserAct::id).filter(id -> line.equals(PREFIX + id)).findFirst();
    known.ifPresent(id -> acts.forgetReason(round, id));
    return known.isPresent();
  }

  /** Erases the reasons of everything that was done about a registration. */
  public void forgetReasons(Reference registration) {
    lines(registration.round())
        .filter(act -> act.why().isPresent())
        .filter(act -> registration(act).equals(Optional.of(registration)))
        .forEach(act -> acts.forgetReason(registration.round(), act.id()));
  }
}
