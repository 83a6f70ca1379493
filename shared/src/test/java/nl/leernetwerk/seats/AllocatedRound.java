package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.storage.Storage;

/**
 * A round whose seats are allocated, in a table: initiatives of one school each for one sector, in
 * order of arrival.
 */
public record AllocatedRound(Table table, List<Registration> registrations) {
  /** The end of every offer that is made through this class. */
  public static final Instant UNTIL = Instant.parse("2024-11-11T23:00:00Z");

  /** Stores and allocates a round with so many initiatives for PO. */
  public static AllocatedRound create(Table table, Round round, int initiatives) {
    var entered =
        Sample.registrations(Sector.PO, initiatives * 3).stream()
            .filter(registration -> registration.submission().schools().size() == 1)
            .toList();
    var storage = LocalTable.storage(table);
    LocalTable.store(table, Sample.allocated(round, entered));
    storage.open(round);
    var at = round.endsAt().plus(Round.GRACE);
    storage.rounds().close(round.id(), new RoundProgress.Closed(at, Sample.SEED));
    var entries = entered.stream().map(AllocationEntry::of).toList();
    storage.allocations().commit(round, Allocator.allocate(round, entries, Sample.SEED));
    storage.allocations().finish(round, at);
    return new AllocatedRound(table, entered);
  }

  /** Every port on its table. */
  public Storage storage() {
    return LocalTable.storage(table);
  }

  /** The round as it stands in the table. */
  public RunningRound running() {
    return storage().rounds().all().getFirst();
  }

  /** The reference of the registration that arrived in that place, 0 for the first. */
  public Reference reference(int who) {
    return registrations.get(who).reference();
  }

  /** Its roster for PO. */
  public Roster roster() {
    return rosters(table).find(running(), Sector.PO).orElseThrow();
  }

  /** The roster's state of the registration that arrived in that place. */
  public RegistrationState state(int who) {
    return roster().entry(reference(who)).orElseThrow().state();
  }

  /** Gives a command to the roster. */
  public Rosters.Answer change(RosterCommand command, Instant at) {
    return change(table, command, at);
  }

  /** The same through another client. */
  public Rosters.Answer change(Table through, RosterCommand command, Instant at) {
    return rosters(through)
        .change(
            running(),
            Sector.PO,
            command,
            new Actor.Participant(reference(0), PairRole.LEADER),
            at,
            Optional.empty());
  }

  /** Enters an initiative of one school that came late, by an organiser. */
  public Rosters.Entry enter(Table through, int number, Instant at) {
    var random = new Random(number);
    var school = new Participant.Unlisted("Late school " + number, "Urk");
    return rosters(through)
        .enter(
            running(),
            new Rosters.Late(
                Sample.form().schools(school).submission(),
                new Actor.Organiser("noor"),
                new Arrival(at, "late-" + number),
                "De school was ziek.",
                Idempotency.of("late-" + number, "content"),
                () -> Reference.random(running().round().id(), random)));
  }

  private static Rosters rosters(Table table) {
    var storage = LocalTable.storage(table);
    return new Rosters(storage.allocations(), storage.journal(), _ -> (_, _) -> UNTIL);
  }
}
