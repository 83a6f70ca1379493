package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Submission;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;

/** The rosters. Every change of a roster goes through here. */
public record Rosters(
    Allocations allocations, RosterJournal journal, Function<Round, OfferTerm> terms) {
  /** The rosters, for code that only reads them. */
  public static Rosters readOnly(Allocations allocations, RosterJournal journal) {
    return new Rosters(
        allocations,
        journal,
        _ -> {
          throw new IllegalStateException("whoever only reads offers no seats");
        });
  }

  /**
   * Two people who press a button at the same moment need two attempts; many more only come from a
   * fault.
   */
  private static final int ATTEMPTS = 20;

  /** The result of a command. */
  public sealed interface Answer {

    /** The command was carried out, and is in the journal. */
    record Changed(RosterChange change, Roster roster) implements Answer {}

    /** The roster was already as asked. */
    record Unchanged(Roster roster) implements Answer {}

    /** The command cannot be carried out; nothing was changed. */
    record Refused(RosterRefusal refusal) implements Answer {}

    /** The roster is not the version that the sender saw; nothing was changed. */
    record Overtaken() implements Answer {}

    /** Too many people changed the same roster at once; the command may be repeated. */
    record Busy() implements Answer {}
  }

  /** The roster of a sector of a round; empty before its seats are allocated. */
  public Optional<Roster> find(RunningRound running, Sector sector) {
    return history(running, sector).map(RosterHistory::roster);
  }

  /**
   * The same roster with everything that led to it.
   *
   * @throws Unreadable when something cannot be read from which it follows
   */
  public Optional<RosterHistory> history(RunningRound running, Sector sector) {
    return running.progress() instanceof RoundProgress.Allocated
        ? allocations
            .find(running.round().id())
            .map(allocation -> history(running.round(), sector, outcomes(allocation, sector)))
        : Optional.empty();
  }

  /** The same, and empty too when it cannot be read, for who only shows it beside other things. */
  public Optional<RosterHistory> readable(RunningRound running, Sector sector) {
    try {
      return history(running, sector);
    } catch (Unreadable _) {
      return Optional.empty();
    }
  }

  private RosterHistory history(Round round, Sector sector, List<Outcome> outcomes) {
    var changes = journal.of(round.id(), sector);
    var roster =
        changes.isEmpty()
            ? Roster.begin(outcomes, opening(round, sector))
            : Roster.replay(outcomes, changes);
    return new RosterHistory(roster, outcomes, changes);
  }

  private static List<Outcome> outcomes(Allocation allocation, Sector sector) {
    return allocation.sectors().stream()
        .filter(it -> it.sector() == sector)
        .flatMap(it -> it.outcomes().stream())
        .toList();
  }

  private static RosterEvent.ListOpened opening(Round round, Sector sector) {
    return new RosterEvent.ListOpened(
        round.networks(sector).stream()
            .map(network -> new Roster.Room(network.id(), network.capacity()))
            .toList(),
        round.offers().lastDay());
  }

  /**
   * Carries out a command, or says why not. Another change of the same roster at the same time
   * comes before or after this one, never in between.
   *
   * @param at when the command was asked for: for a person, when the gateway received it
   * @param why in the person's own words
   */
  public Answer change(
      RunningRound running,
      Sector sector,
      RosterCommand command,
      Actor by,
      Instant at,
      Optional<String> why) {
    return change(running, sector, command, by, at, why, OptionalInt.empty());
  }

  /**
   * The same, but only if the roster is still the version that the sender saw.
   *
   * @param seen that version; empty when any version will do
   */
  public Answer change(
      RunningRound running,
      Sector sector,
      RosterCommand command,
      Actor by,
      Instant at,
      Optional<String> why,
      OptionalInt seen) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var answer = attempt(running, sector, command, by, at, why, seen);
      if (!(answer instanceof Answer.Busy)) {
        return answer;
      }
    }
    return new Answer.Busy();
  }

  /**
   * What a command would do to the roster as it is now, without doing it.
   *
   * @param at the moment at which the command would be asked for
   */
  public RosterDecision preview(
      RunningRound running, Roster roster, RosterCommand command, Instant at) {
    var round = running.round();
    // A name is not free when another sector has it, or when it belonged to a network that was
    // merged.
    return command instanceof RosterCommand.OpenNetwork(var network, _, _)
            && round.network(network).isPresent()
        ? new RosterDecision.Refused(new RosterRefusal.NetworkExists(network))
        : RosterDecider.decide(roster, command, at, terms.apply(round));
  }

  /** The result of entering a registration after the allocation. */
  public sealed interface Entry {

    /** The registration is stored, and the change of the roster with it. */
    record Entered(RosterChange change, Registration registration) implements Entry {}

    /** The roster takes nobody; nothing was stored. */
    record Refused(RosterRefusal refusal) implements Entry {}

    /** The store refused the registration, or has it already. */
    record Answered(Receipt receipt) implements Entry {}
  }

  /**
   * A registration that an organiser wants to enter after the allocation.
   *
   * @param arrival when the gateway received the organiser's request
   * @param why in the organiser's own words
   * @param reference makes a new reference for each attempt
   */
  public record Late(
      Submission submission,
      Actor by,
      Arrival arrival,
      String why,
      Idempotency idempotency,
      Supplier<Reference> reference) {
    /** The same, with another content. */
    public Late saying(Submission other) {
      return new Late(other, by, arrival, why, idempotency, reference);
    }
  }

  /**
   * Enters a registration at the end of its sector's list, and does what is then due: whoever comes
   * last gets an offer only when nobody before them fits. Another change of the same roster at the
   * same time comes before or after this one.
   */
  public Entry enter(RunningRound running, Late late) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var entry = attempt(running, late);
      if (!(entry instanceof Entry.Answered(Receipt.Busy _))) {
        return entry;
      }
    }
    return new Entry.Answered(new Receipt.Busy());
  }

  private Entry attempt(RunningRound running, Late late) {
    var round = running.round();
    var sector = late.submission().network();
    var found = find(running, sector);
    if (found.isEmpty()) {
      return new Entry.Refused(new RosterRefusal.NotAllocated());
    }
    var roster = found.get();
    var outcome =
        new Outcome.Entered(
            late.reference().get(),
            roster.nextTurn(),
            round.capacityUnit().seats(late.submission().schools().size()),
            late.by());
    var registration =
        Registration.accepted(outcome.reference(), late.arrival(), late.submission())
            .decided(outcome);
    var decision =
        RosterDecider.decide(
            roster,
            new RosterCommand.Enter(outcome.reference(), outcome.seats()),
            late.arrival().at(),
            terms.apply(round).knowing(registration));
    return switch (decision) {
      case RosterDecision.Refused(var refusal) -> new Entry.Refused(refusal);
      case RosterDecision.Done(var events) -> {
        var change =
            next(
                round,
                sector,
                roster,
                late.by(),
                late.arrival().at(),
                Optional.of(late.why()),
                events);
        var receipt =
            journal.enter(
                round,
                sector,
                change,
                registration,
                late.idempotency(),
                Addressee.of(late.submission().pair()).stream()
                    .map(to -> SeatMails.entered(registration.reference(), to, change.version()))
                    .toList());
        yield receipt instanceof Receipt.Accepted
            ? new Entry.Entered(change, registration)
            : new Entry.Answered(receipt);
      }
    };
  }

  /** The change that comes after a roster; the first one begins with the opening of its list. */
  private static RosterChange next(
      Round round,
      Sector sector,
      Roster roster,
      Actor by,
      Instant at,
      Optional<String> why,
      List<RosterEvent> events) {
    var all = new ArrayList<RosterEvent>();
    if (roster.version() == 0) {
      all.add(opening(round, sector));
    }
    all.addAll(events);
    return new RosterChange(roster.version() + 1, at, by, why, all);
  }

  private Answer attempt(
      RunningRound running,
      Sector sector,
      RosterCommand command,
      Actor by,
      Instant at,
      Optional<String> why,
      OptionalInt seen) {
    var round = running.round();
    var found = find(running, sector);
    if (found.isEmpty()) {
      return new Answer.Refused(new RosterRefusal.NotAllocated());
    }
    var roster = found.get();
    if (seen.isPresent() && seen.getAsInt() != roster.version()) {
      return new Answer.Overtaken();
    }
    return switch (preview(running, roster, command, at)) {
      case RosterDecision.Refused(var refusal) -> new Answer.Refused(refusal);
      case RosterDecision.Done(var events) when events.isEmpty() -> new Answer.Unchanged(roster);
      case RosterDecision.Done(var events) -> {
        var change = next(round, sector, roster, by, at, why, events);
        yield journal.append(round, sector, change, it -> amend(it, sector, command, change))
            ? new Answer.Changed(change, roster.after(change))
            : new Answer.Busy();
      }
    };
  }

  /**
   * The round with the networks as they are after a change. A merged network stays in the round,
   * for its facilitators.
   */
  private static Round amend(
      Round round, Sector sector, RosterCommand command, RosterChange change) {
    var networks = new ArrayList<>(round.networks());
    for (var event : change.events()) {
      switch (event) {
        case RosterEvent.CapacityRaised(var id, int capacity) ->
            networks.replaceAll(
                it ->
                    it.id().equals(id)
                        ? new Network(id, it.sector(), capacity, it.facilitators())
                        : it);
        case RosterEvent.NetworkOpened(var id, int capacity) ->
            networks.add(new Network(id, sector, capacity, facilitators(command)));
        default -> {}
      }
    }
    return networks.equals(round.networks()) ? round : round.withNetworks(networks);
  }

  private static List<Contact> facilitators(RosterCommand command) {
    return command instanceof RosterCommand.OpenNetwork(_, _, var facilitators)
        ? facilitators
        : List.of();
  }
}
