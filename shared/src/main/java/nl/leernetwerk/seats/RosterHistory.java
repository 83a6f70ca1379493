package nl.leernetwerk.seats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.RegistrationState;

/**
 * A roster with all that led to it.
 *
 * @param roster as it is now
 * @param outcomes what the allocation decided for the sector
 * @param changes every change since, in order
 */
public record RosterHistory(Roster roster, List<Outcome> outcomes, List<RosterChange> changes) {
  public RosterHistory {
    outcomes = List.copyOf(outcomes);
    changes = List.copyOf(changes);
  }

  /**
   * A change that meant something to one registration.
   *
   * @param state where it stood after it
   * @param place its place on the waiting list after it, if it waited
   * @param because what happened to it; or, when only its place changed, what moved it
   * @param ahead what took those off the list who stood before it, and so moved its place
   */
  public record Step(
      RosterChange change,
      RegistrationState state,
      OptionalInt place,
      List<RosterEvent> because,
      List<RosterEvent> ahead) {
    public Step {
      because = List.copyOf(because);
      ahead = List.copyOf(ahead);
    }
  }

  /** The roster as it was just before the change of that number. */
  public Roster before(int version) {
    if (version > 1) {
      return Roster.replay(outcomes, changes.subList(0, version - 1));
    }
    return changes.isEmpty()
        ? roster
        : Roster.begin(outcomes, (RosterEvent.ListOpened) changes.getFirst().events().getFirst());
  }

  /** Why one registration stands where it stands: each change of its state or its place. */
  public List<Step> of(Reference reference) {
    return all().getOrDefault(reference, List.of());
  }

  /** The same of every registration of the roster, in order of turn. */
  public Map<Reference, List<Step>> all() {
    var steps = new LinkedHashMap<Reference, List<Step>>();
    var roster = before(1);
    var before = standings(roster);
    before.keySet().forEach(reference -> steps.put(reference, new ArrayList<>()));
    for (var change : changes) {
      roster = roster.after(change);
      var after = standings(roster);
      var left = left(before, after, change);
      for (var it : after.entrySet()) {
        var reference = it.getKey();
        var own = change.events().stream().filter(event -> event.concerns(reference)).toList();
        var standing = it.getValue();
        if (!own.isEmpty() || !standing.equals(before.get(reference))) {
          steps
              .get(reference)
              .add(
                  new Step(
                      change,
                      standing.state(),
                      standing.place(),
                      own.isEmpty() ? change.events() : own,
                      ahead(left, before.get(reference).place(), standing.place())));
        }
      }
      before = after;
    }
    return steps;
  }

  /**
   * What one registration was told of a change.
   *
   * @param version the number of the change
   */
  public record News(Notice notice, int version) {}

  /** What each registration was told of the changes, in order. */
  public Map<Reference, List<News>> news() {
    var news = new LinkedHashMap<Reference, List<News>>();
    var roster = before(1);
    for (var change : changes) {
      Notice.of(roster, change)
          .forEach(
              (reference, notice) ->
                  news.computeIfAbsent(reference, _ -> new ArrayList<>())
                      .add(new News(notice, change.version())));
      roster = roster.after(change);
    }
    return news;
  }

  private record Standing(RegistrationState state, OptionalInt place) {}

  /** Somebody who waited in that place until this happened. */
  private record Left(int place, RosterEvent event) {}

  private static List<Left> left(
      Map<Reference, Standing> before, Map<Reference, Standing> after, RosterChange change) {
    var gone =
        before.entrySet().stream()
            .filter(it -> it.getValue().place().isPresent())
            .filter(it -> after.get(it.getKey()).place().isEmpty())
            .toList();
    return change.events().stream()
        .flatMap(
            event ->
                gone.stream()
                    .filter(it -> event.concerns(it.getKey()))
                    .map(it -> new Left(it.getValue().place().getAsInt(), event)))
        .toList();
  }

  /** What happened to those who stood before it; none when it did not wait, or waits no more. */
  private static List<RosterEvent> ahead(List<Left> left, OptionalInt was, OptionalInt is) {
    return was.isEmpty() || is.isEmpty()
        ? List.of()
        : left.stream().filter(it -> it.place() < was.getAsInt()).map(Left::event).toList();
  }

  private static Map<Reference, Standing> standings(Roster roster) {
    var standings = new LinkedHashMap<Reference, Standing>();
    int waiting = 0;
    for (var entry : roster.entries()) {
      var place = entry.waits() ? OptionalInt.of(++waiting) : OptionalInt.empty();
      standings.put(entry.reference(), new Standing(entry.state(), place));
    }
    return standings;
  }
}
