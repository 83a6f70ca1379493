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
 * A roster with everything that led to it.
 *
 * @param roster the roster as it is now
 * @param outcomes what the allocation decided for the sector
 * @param changes every change since, in order
 */
public record RosterHistory(Roster roster, List<Outcome> outcomes, List<RosterChange> changes) {
  public RosterHistory {
    outcomes = List.copyOf(outcomes);
    changes = List.copyOf(changes);
  }

  /**
   * A change that affected one registration.
   *
   * @param state the registration's state after the change
   * @param place the registration's place on the waiting list after the change, if it waited
   * @param because what happened to the registration; when only its place changed, the event that
   *     moved it
   * @param ahead the events that took registrations ahead of it off the list, and so changed its
   *     place
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

  /** An offer that waits for an answer, and the change that made it. */
  public record OpenOffer(RosterChange change, RosterEvent.SeatOffered event) {}

  /** Every offer that waits for an answer, in the order in which they were made. */
  public List<OpenOffer> openOffers() {
    return changes.stream()
        .flatMap(
            change ->
                change.events().stream()
                    .filter(RosterEvent.SeatOffered.class::isInstance)
                    .map(event -> new OpenOffer(change, (RosterEvent.SeatOffered) event)))
        .filter(this::isOpen)
        .toList();
  }

  private boolean isOpen(OpenOffer offer) {
    return roster
        .entry(offer.event().reference())
        .filter(
            entry ->
                entry.state() instanceof RegistrationState.Offered(_, var until)
                    && until.equals(offer.event().until()))
        .isPresent();
  }

  /** Why one registration has its state: each change of its state or of its place. */
  public List<Step> of(Reference reference) {
    return all().getOrDefault(reference, List.of());
  }

  /** The same for every registration of the roster, in order of turn. */
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
              .computeIfAbsent(reference, _ -> new ArrayList<>())
              .add(
                  new Step(
                      change,
                      standing.state(),
                      standing.place(),
                      own.isEmpty() ? change.events() : own,
                      ahead(left, place(before, reference), standing.place())));
        }
      }
      before = after;
    }
    return steps;
  }

  /**
   * What one registration was told about a change.
   *
   * @param version the number of the change
   */
  public record News(Notice notice, int version) {}

  /** What each registration was told about the changes, in order. */
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

  /** Whoever is not in the roster yet waits nowhere. */
  private static OptionalInt place(Map<Reference, Standing> standings, Reference who) {
    return standings.containsKey(who) ? standings.get(who).place() : OptionalInt.empty();
  }

  private record Standing(RegistrationState state, OptionalInt place) {}

  /** A registration that waited in that place until this event. */
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

  /**
   * What happened to the registrations ahead of one; none when it did not wait, or no longer waits.
   */
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
