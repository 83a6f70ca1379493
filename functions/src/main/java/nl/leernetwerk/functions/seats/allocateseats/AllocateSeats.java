package nl.leernetwerk.functions.seats.allocateseats;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Outbox;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.kernel.table.TableOutbox;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Pair;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocations;
import nl.leernetwerk.seats.Allocator;
import nl.leernetwerk.seats.Ballot;
import nl.leernetwerk.seats.DrawList;
import nl.leernetwerk.seats.Draws;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.seats.table.TableAllocations;
import nl.leernetwerk.seats.table.TableDraws;

/**
 * Runs when a round has closed, and again when a draw's beacon has told what decides. It publishes
 * the list of a draw, decides who has a seat, commits that decision as a whole, and gives each
 * registration its outcome with its mails. Each step may be repeated, so the next run finishes a
 * run that was cut off.
 */
public final class AllocateSeats implements RequestStreamHandler {
  private final Rounds rounds;
  private final Registrations registrations;
  private final Allocations allocations;
  private final Draws draws;
  private final Outbox outbox;
  private final Mails mails;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public AllocateSeats() {
    this(Surroundings.ofLambda());
  }

  public AllocateSeats(Surroundings surroundings) {
    var table = surroundings.table();
    this.rounds = new TableRounds(table);
    this.registrations = new TableRegistrations(table);
    this.allocations = new TableAllocations(table);
    this.draws = new TableDraws(table);
    this.outbox = new TableOutbox(table);
    this.mails = new TableMails(table);
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    EventBridge.receive(
        in,
        context,
        event -> {
          if (!RoundEvents.ENROLMENT_CLOSED.is(event) && !SeatEvents.SEED_REVEALED.is(event)) {
            throw new IllegalArgumentException("not mine: " + event.type());
          }
          var id = event.subject();
          var running = rounds.find(id);
          switch (running.orElseThrow().progress()) {
            case RoundProgress.Unclosed _ -> throw new IllegalStateException("not closed: " + id);
            case RoundProgress.Closed closed ->
                proceed(running.get().round(), closed, Log.of(context).tracing(id));
            case RoundProgress.Allocated _ -> {
              // The seats were allocated before; the event came twice.
            }
          }
          outbox.done(event);
        });
  }

  private void proceed(Round round, RoundProgress.Closed closed, Log log) {
    var entered =
        registrations.of(round.id()).stream()
            .filter(registration -> !registration.leftEarly())
            .toList();
    if (round.policy() == Policy.DRAW) {
      var list = published(round, entered);
      log.event("DrawListPublished", Map.of("round", round.id(), "hash", list.hash()));
      if (closed.seed().isEmpty()) {
        // Before anybody knows the lot, everybody on the list gets its hash.
        tell(round, entered, list);
      }
      // Without a seed, the round waits for its beacon, whose event comes later.
      closed.seed().ifPresent(seed -> allocate(round, entered, Allocator.draw(list, seed), log));
    } else {
      var entries = entered.stream().map(AllocationEntry::of).toList();
      allocate(
          round, entered, Allocator.allocate(round, entries, closed.seed().orElseThrow()), log);
    }
  }

  private void tell(Round round, List<Registration> entered, DrawList list) {
    var listed = list.ballots().stream().map(Ballot::reference).collect(Collectors.toSet());
    mails.queue(
        round.retention(),
        entered.stream()
            .filter(registration -> listed.contains(registration.reference()))
            .flatMap(
                registration ->
                    Addressee.of(registration.submission().pair()).stream()
                        .map(to -> SeatMails.drawList(registration.reference(), to)))
            .toList());
  }

  /** The list that decides, even when registrations have changed since the list was published. */
  private DrawList published(Round round, List<Registration> entered) {
    return draws
        .find(round.id())
        .orElseGet(
            () ->
                draws.publish(
                    round,
                    DrawList.of(
                        round,
                        entered.stream().map(it -> AllocationEntry.of(it).ballot()).toList()),
                    clock.instant()))
        .list();
  }

  private void allocate(Round round, List<Registration> entered, Allocation decided, Log log) {
    var allocation =
        allocations.find(round.id()).orElseGet(() -> allocations.commit(round, decided));
    var pending = pending(allocation, entered);
    // Logged before the outcomes are applied: when this run is cut off, the next run does not log
    // what this one applied.
    pending.forEach(one -> log.tracing(one.trace()).event("SeatDecided", decided(one.outcome())));
    allocations.apply(round, pending);
    allocations.finish(round, clock.instant());
    allocation.sectors().forEach(sector -> log.event("SectorAllocated", allocated(round, sector)));
    log.event(
        "SeatsAllocated",
        Map.of(
            "round",
            round.id(),
            "seated",
            count(allocation, Outcome.Seated.class),
            "waiting",
            count(allocation, Outcome.Waiting.class)));
  }

  private static List<Allocations.Applied> pending(
      Allocation allocation, List<Registration> entered) {
    var submitted =
        entered.stream()
            .filter(registration -> registration.state() instanceof RegistrationState.Submitted)
            .collect(Collectors.toMap(Registration::reference, Function.identity()));
    return allocation.outcomes().stream()
        .filter(outcome -> submitted.containsKey(outcome.reference()))
        .map(outcome -> applied(outcome, submitted.get(outcome.reference())))
        .toList();
  }

  private static Allocations.Applied applied(Outcome outcome, Registration registration) {
    return new Allocations.Applied(
        outcome,
        registration.arrival().request(),
        mails(outcome, registration.submission().pair()));
  }

  private static Map<String, Object> decided(Outcome outcome) {
    var answer =
        switch (outcome) {
          case Outcome.Seated _ -> "seated";
          case Outcome.Waiting _, Outcome.Entered _ -> "waiting";
        };
    return Map.of("reference", outcome.reference().text(), "outcome", answer);
  }

  /** Counted in the unit of the capacity: schools, or initiatives. */
  private static Map<String, Object> allocated(Round round, Allocation.SectorOutcomes sector) {
    return Map.of(
        "round",
        round.id(),
        "sector",
        sector.sector(),
        "capacity",
        round.networks(sector.sector()).stream().mapToInt(Network::capacity).sum(),
        "seats",
        seats(sector, Outcome.Seated.class),
        "wanted",
        seats(sector, Outcome.Waiting.class));
  }

  private static int seats(Allocation.SectorOutcomes sector, Class<? extends Outcome> kind) {
    return sector.outcomes().stream().filter(kind::isInstance).mapToInt(Outcome::seats).sum();
  }

  private static List<Mail> mails(Outcome outcome, Pair pair) {
    return Addressee.of(pair).stream()
        .map(to -> SeatMails.decision(outcome.reference(), to))
        .toList();
  }

  private static long count(Allocation allocation, Class<? extends Outcome> kind) {
    return allocation.outcomes().stream().filter(kind::isInstance).count();
  }
}
