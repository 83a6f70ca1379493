package nl.leernetwerk.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import nl.leernetwerk.allocation.Outcome;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.RegistrationState;

/**
 * A roster with all that led to it.
 *
 * @param roster as it is now
 * @param outcomes what the allocation decided for the sector
 * @param changes every change since, in order
 */
public record History(Roster roster, List<Outcome> outcomes, List<Change> changes) {
  public History {
    outcomes = List.copyOf(outcomes);
    changes = List.copyOf(changes);
  }

  /**
   * A change that meant something to one registration.
   *
   * @param state where it stood after it
   * @param place its place on the waiting list after it, if it waited
   * @param because what happened to it; or, when only its place changed, what moved it
   */
  public record Step(
      Change change, RegistrationState state, OptionalInt place, List<RosterEvent> because) {
    public Step {
      because = List.copyOf(because);
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
    var steps = new ArrayList<Step>();
    var before = before(1);
    for (var change : changes) {
      var after = before.after(change);
      var own = change.events().stream().filter(event -> event.concerns(reference)).toList();
      if (!own.isEmpty()
          || !after.place(reference).equals(before.place(reference))
          || !state(after, reference).equals(state(before, reference))) {
        steps.add(
            new Step(
                change,
                state(after, reference),
                after.place(reference),
                own.isEmpty() ? change.events() : own));
      }
      before = after;
    }
    return steps;
  }

  private static RegistrationState state(Roster roster, Reference reference) {
    return roster.entry(reference).orElseThrow().state();
  }
}
