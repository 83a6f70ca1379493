package nl.leernetwerk.seats;

import static nl.leernetwerk.registration.Addressee.PAIR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Seed;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.SchoolCalendar;
import nl.leernetwerk.seats.json.RosterEventJson;
import org.junit.jupiter.api.Test;

/**
 * Random rounds from their deadline on: the allocation, and anything that can happen to seats
 * afterwards. The test checks the promises against a ledger of its own. The ledger follows from the
 * events alone, so that a fault in the roster cannot hide itself.
 */
class RandomRoundsTest {
  /** Mutation testing plays fewer, because it plays them for every fault that it plants. */
  private static final int ROUNDS = Integer.getInteger("random.rounds", 10_000);

  private static final int OFTEN = ROUNDS / 20;
  private static final String ROUND = RosterDeciderTest.reference(1).round();
  private static final SchoolCalendar CALENDAR = SchoolCalendar.published();

  /** All refusals, except the one for a round without a roster. */
  private static final List<Class<?>> REFUSALS =
      Arrays.stream(RosterRefusal.class.getPermittedSubclasses())
          .filter(it -> it != RosterRefusal.NotAllocated.class)
          .toList();

  private final Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
  private final Map<String, Integer> refused = new TreeMap<>();

  @Test
  void every_promise_holds_in_random_rounds() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      try {
        new Year(new Random(seed)).play();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    System.out.println("Random rounds: " + ROUNDS + " " + seen + " refused " + refused);
    // The rounds are varied enough for every important event to happen.
    for (var refusal : REFUSALS) {
      assertTrue(refused.getOrDefault(refusal.getSimpleName(), 0) > OFTEN, refusal.getSimpleName());
    }
    for (var kind : Seen.values()) {
      assertTrue(seen.getOrDefault(kind, 0) > OFTEN, kind + ": " + seen.get(kind));
    }
  }

  /** What must happen often enough for the test to mean something. */
  private enum Seen {
    BY_ARRIVAL,
    BY_DRAW,
    DRAWN_IN_ANOTHER_ORDER_THAN_ARRIVED,
    COUNTED_BY_SCHOOLS,
    COUNTED_BY_INITIATIVES,
    OF_SEVERAL_SCHOOLS,
    SEVERAL_NETWORKS,
    SKIPPED_BY_A_SMALLER_ONE,
    CROSSED_A_CLOCK_CHANGE,
    CROSSED_A_HOLIDAY,
    OFFERED,
    OFFERED_ACROSS_A_CLOCK_CHANGE,
    OFFERED_ACROSS_A_HOLIDAY,
    ACCEPTED,
    ACCEPTED_IN_THE_LAST_INSTANT,
    TOO_LATE,
    DECLINED,
    EXPIRED,
    WITHDRAWN,
    PUT_BACK,
    ENTERED,
    ENTERED_AND_OFFERED_AT_ONCE,
    PASSED_OVER,
    RAISED,
    OPENED,
    SEATED_IN_AN_EXTRA_NETWORK,
    MOVED,
    MERGED,
    CLOSED,
    CAME_CLOSER
  }

  /** The last answer to a registration that does not wait; asking again gives the same answer. */
  private enum Fate {
    NONE,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    WITHDRAWN
  }

  /** The ledger's record of one initiative. */
  private static final class Line {
    private int turn;
    private final int seats;
    private final Set<HolidayRegion> regions;
    private Optional<String> in = Optional.empty();
    private Fate fate = Fate.NONE;
    private boolean waits;
    private Optional<Instant> until = Optional.empty();

    Line(int turn, int seats, Set<HolidayRegion> regions) {
      this.turn = turn;
      this.seats = seats;
      this.regions = regions;
    }
  }

  private final class Year {
    private final Random random;
    private final int schoolDays;
    private final LocalDate lastDay;
    private final List<Outcome> outcomes;
    private final List<RosterChange> journal = new ArrayList<>();

    /** The changes in the form in which they are stored. */
    private final List<String> stored = new ArrayList<>();

    private final Set<Mail> mails = new HashSet<>();
    private final Map<String, Integer> capacities = new TreeMap<>();
    private final Map<Reference, Line> ledger = new LinkedHashMap<>();
    private boolean closed;
    private Instant now;
    private Roster roster;
    private int opened;

    /** Whoever is being entered at this moment. */
    private Optional<Line> coming = Optional.empty();

    Year(Random random) {
      this.random = random;
      this.schoolDays = 1 + random.nextInt(8);
      var unit = random.nextBoolean() ? CapacityUnit.SCHOOLS : CapacityUnit.INITIATIVES;
      var networks = new ArrayList<Network>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        networks.add(Sample.network(i == 0 ? "PO" : "PO-" + (i + 1), 1 + random.nextInt(8)));
      }
      var round =
          Sample.round(
              random.nextBoolean() ? Policy.ARRIVAL : Policy.DRAW,
              unit,
              networks.toArray(Network[]::new));
      var entries = new ArrayList<AllocationEntry>();
      int many = 1 + random.nextInt(20);
      for (int i = 0; i < many; i++) {
        entries.add(
            new AllocationEntry(
                RosterDeciderTest.reference(i),
                Sector.PO,
                1 + (random.nextInt(3) == 0 ? random.nextInt(6) : 0),
                new Arrival(Instant.EPOCH.plusSeconds(random.nextInt(9)), "request" + i)));
      }
      var seed = Seed.random(random);
      outcomes = Allocator.allocate(round, entries, seed).sectors().getFirst().outcomes();
      allocated(round, entries, seed);
      // Starting days on both sides of both clock changes and of every holiday.
      var start = LocalDate.of(2024, 10, 2).plusDays(random.nextInt(900));
      now = start.atStartOfDay(Amsterdam.ZONE).toInstant().plusSeconds(random.nextInt(86_400));
      lastDay = start.plusDays(random.nextInt(60));
      var rooms = networks.stream().map(it -> new Roster.Room(it.id(), it.capacity())).toList();
      rooms.forEach(room -> capacities.put(room.network(), room.capacity()));
      for (var outcome : outcomes) {
        var line = new Line(outcome.turn(), outcome.seats(), regions());
        switch (outcome) {
          case Outcome.Seated seated -> line.in = Optional.of(seated.network());
          case Outcome.Waiting _ -> line.waits = true;
          case Outcome.Entered _ -> throw new AssertionError("entered by nobody");
        }
        ledger.put(outcome.reference(), line);
      }
      var listOpened = new RosterEvent.ListOpened(rooms, lastDay);
      roster = Roster.begin(outcomes, listOpened);
      keep(new ArrayList<>(List.of(listOpened)));
    }

    /**
     * In order of turn, each initiative gets all its seats in the first network where they fit, or
     * waits.
     */
    private void allocated(Round round, List<AllocationEntry> entries, Seed seed) {
      boolean draw = round.policy() == Policy.DRAW;
      var arrived =
          entries.stream()
              .sorted(
                  Comparator.comparing((AllocationEntry it) -> it.arrival().at())
                      .thenComparing(it -> it.arrival().request()))
              .toList();
      var turns = draw ? drawn(entries, seed) : arrived;
      saw(draw ? Seen.BY_DRAW : Seen.BY_ARRIVAL);
      if (!turns.equals(arrived)) {
        saw(Seen.DRAWN_IN_ANOTHER_ORDER_THAN_ARRIVED);
      }
      boolean bySchools = round.capacityUnit() == CapacityUnit.SCHOOLS;
      saw(bySchools ? Seen.COUNTED_BY_SCHOOLS : Seen.COUNTED_BY_INITIATIVES);
      if (round.networks().size() > 1) {
        saw(Seen.SEVERAL_NETWORKS);
      }
      var free = new LinkedHashMap<String, Integer>();
      round.networks().forEach(it -> free.put(it.id(), it.capacity()));
      int waiting = 0;
      assertEquals(turns.size(), outcomes.size());
      for (int turn = 1; turn <= turns.size(); turn++) {
        var entry = turns.get(turn - 1);
        int seats = bySchools ? entry.schools() : 1;
        if (entry.schools() > 1) {
          saw(Seen.OF_SEVERAL_SCHOOLS);
        }
        var fits = free.keySet().stream().filter(it -> free.get(it) >= seats).findFirst();
        int most = free.values().stream().max(Integer::compare).orElse(0);
        assertEquals(
            fits.isPresent()
                ? new Outcome.Seated(
                    entry.reference(), turn, seats, fits.get(), free.get(fits.get()))
                : new Outcome.Waiting(entry.reference(), turn, seats, ++waiting, most),
            outcomes.get(turn - 1));
        fits.ifPresent(it -> free.merge(it, -seats, Integer::sum));
        if (fits.isPresent() && waiting > 0) {
          saw(Seen.SKIPPED_BY_A_SMALLER_ONE);
        }
      }
    }

    /** The order of a draw, computed as docs/draw.md describes it. */
    private static List<AllocationEntry> drawn(List<AllocationEntry> entries, Seed seed) {
      var byLot = new TreeMap<String, AllocationEntry>();
      for (var entry : entries) {
        try {
          var digest = MessageDigest.getInstance("SHA-256");
          digest.update(HexFormat.of().parseHex(seed.hex()));
          digest.update(entry.reference().text().getBytes(StandardCharsets.UTF_8));
          byLot.put(HexFormat.of().formatHex(digest.digest()), entry);
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException(e);
        }
      }
      return List.copyOf(byLot.values());
    }

    private Set<HolidayRegion> regions() {
      var regions = EnumSet.noneOf(HolidayRegion.class);
      while (regions.isEmpty()) {
        for (var region : HolidayRegion.values()) {
          if (random.nextInt(3) == 0) {
            regions.add(region);
          }
        }
      }
      return regions;
    }

    void play() {
      int steps = 5 + random.nextInt(25);
      for (int step = 0; step < steps; step++) {
        step();
      }
      var read = new ArrayList<RosterChange>();
      for (var change : journal) {
        var events = RosterEventJson.read(ROUND, stored.get(change.version() - 1));
        assertEquals(change.events(), events, "what is read is what was written");
        read.add(
            new RosterChange(change.version(), change.at(), change.by(), change.why(), events));
      }
      assertEquals(roster, Roster.replay(outcomes, read));
      if (random.nextInt(8) == 0) {
        everyPlaceHasItsReason(new RosterHistory(roster, outcomes, read));
      }
    }

    /**
     * An initiative that moved up the list can read what happened to each initiative that was
     * ahead.
     */
    private void everyPlaceHasItsReason(RosterHistory history) {
      history
          .all()
          .forEach(
              (reference, steps) -> {
                var place = history.before(1).place(reference);
                for (var step : steps) {
                  if (place.isPresent() && step.place().isPresent()) {
                    assertEquals(place.getAsInt() - step.place().getAsInt(), step.ahead().size());
                    if (!step.ahead().isEmpty()) {
                      saw(Seen.CAME_CLOSER);
                    }
                  } else {
                    assertEquals(List.of(), step.ahead());
                  }
                  place = step.place();
                }
                assertEquals(roster.place(reference), place);
              });
    }

    private void step() {
      switch (random.nextInt(13)) {
        case 0 -> decide(new RosterCommand.Withdraw(anybody()));
        case 1 -> decide(new RosterCommand.Withdraw(anybodyWithASeat()));
        case 2 -> decide(new RosterCommand.Accept(anybodyOffered()));
        case 3 -> decide(new RosterCommand.Decline(anybodyOffered()));
        case 4 -> inTheLastInstant();
        case 5 -> decide(new RosterCommand.PutBack(anybody()));
        case 6 -> decide(new RosterCommand.RaiseCapacity(anyNetwork(), random.nextInt(14)));
        case 7 -> {
          if (random.nextInt(3) == 0) {
            var id = random.nextInt(4) == 0 ? "PO" : "PO-X" + ++opened;
            decide(new RosterCommand.OpenNetwork(id, random.nextInt(8), List.of()));
          }
        }
        case 8 -> decide(new RosterCommand.Move(anybodyWithASeat(), anyNetwork()));
        case 9 -> decide(new RosterCommand.Merge(anyNetwork(), anyNetwork()));
        case 10 -> {
          int seats = 1 + (random.nextInt(3) == 0 ? random.nextInt(6) : 0);
          coming = Optional.of(new Line(0, seats, regions()));
          decide(new RosterCommand.Enter(RosterDeciderTest.reference(100 + ledger.size()), seats));
        }
        default -> {
          timePasses();
          // Sometimes a command comes before the schedule does its work.
          if (random.nextInt(4) > 0) {
            decide(new RosterCommand.PassTime());
          }
        }
      }
    }

    /** Minutes, days, and sometimes weeks, in which no schedule ran. */
    private void timePasses() {
      var before = today();
      int minutes = random.nextInt(20) == 0 ? 60 * 24 * 60 : 60 * 24 * 6;
      var offset = Amsterdam.ZONE.getRules().getOffset(now);
      now = now.plus(Duration.ofMinutes(random.nextInt(minutes)));
      if (!Amsterdam.ZONE.getRules().getOffset(now).equals(offset)) {
        saw(Seen.CROSSED_A_CLOCK_CHANGE);
      }
      if (before
          .datesUntil(today())
          .anyMatch(
              day ->
                  day.getDayOfWeek().getValue() < 6
                      && !CALENDAR.open(day, EnumSet.allOf(HolidayRegion.class)))) {
        saw(Seen.CROSSED_A_HOLIDAY);
      }
    }

    /**
     * An answer comes just before or exactly at the end of an offer, while the schedule looks at
     * that offer.
     */
    private void inTheLastInstant() {
      var reference = anybodyOffered();
      var offered = ledger.get(reference).until;
      if (offered.isEmpty() || offered.get().isBefore(now)) {
        return;
      }
      var until = offered.get();
      now = until.plus(Round.GRACE).minusMillis(1);
      decide(new RosterCommand.PassTime());
      boolean late = random.nextBoolean();
      var received = late ? until : until.minusMillis(1);
      var decision =
          RosterDecider.decide(roster, new RosterCommand.Accept(reference), received, this::until);
      if (late) {
        assertEquals(new RosterDecision.Refused(new RosterRefusal.OfferOver(until)), decision);
        saw(Seen.TOO_LATE);
      } else {
        keep(new ArrayList<>(done(decision)));
        assertEquals(
            RegistrationState.Accepted.class,
            roster.entry(reference).orElseThrow().state().getClass());
        saw(Seen.ACCEPTED_IN_THE_LAST_INSTANT);
      }
    }

    private void decide(RosterCommand command) {
      boolean allowed = may(command);
      switch (RosterDecider.decide(roster, command, now, this::until)) {
        case RosterDecision.Refused(var refusal) -> {
          assertFalse(allowed, () -> command + " was refused: " + refusal);
          assertFalse(refusal.detail().isBlank());
          refused.merge(refusal.getClass().getSimpleName(), 1, Integer::sum);
        }
        case RosterDecision.Done(var events) -> {
          assertTrue(allowed, () -> command + " was done: " + events);
          if (!events.isEmpty()) {
            keep(events);
          }
          assertTrue(isDone(command), () -> command + " was not done: " + events);
          settled();
        }
      }
    }

    /**
     * Whether the ledger has a reason to refuse the command; a command that was done before is not
     * refused.
     */
    private boolean may(RosterCommand command) {
      return switch (command) {
        case RosterCommand.Accept(var who) -> mayAnswer(ledger.get(who), Fate.ACCEPTED);
        case RosterCommand.Decline(var who) -> mayAnswer(ledger.get(who), Fate.DECLINED);
        case RosterCommand.Withdraw(var who) -> {
          var line = ledger.get(who);
          yield line != null && (line.waits || line.in.isPresent() || line.fate == Fate.WITHDRAWN);
        }
        case RosterCommand.PutBack(var who) -> {
          var line = ledger.get(who);
          yield line != null
              && line.in.isEmpty()
              && (line.waits || (!closed && !today().isAfter(lastDay)));
        }
        case RosterCommand.Enter _ -> !closed && !today().isAfter(lastDay);
        case RosterCommand.Move(var who, var to) -> {
          var line = ledger.get(who);
          yield line != null
              && line.in.isPresent()
              && line.until.isEmpty()
              && capacities.containsKey(to)
              && (line.in.get().equals(to) || free(to) >= line.seats);
        }
        case RosterCommand.RaiseCapacity(var network, int capacity) ->
            capacities.containsKey(network) && capacity >= capacities.get(network);
        case RosterCommand.OpenNetwork(var network, int capacity, _) ->
            !capacities.containsKey(network) && capacity > 0;
        case RosterCommand.Merge(var from, var into) ->
            capacities.containsKey(from)
                && capacities.containsKey(into)
                && (from.equals(into) || free(into) >= capacities.get(from) - free(from));
        case RosterCommand.PassTime _ -> true;
      };
    }

    private boolean mayAnswer(Line line, Fate answer) {
      return line != null && (line.fate == answer || line.until.filter(now::isBefore).isPresent());
    }

    /** Whether the ledger shows what was asked for. */
    private boolean isDone(RosterCommand command) {
      return switch (command) {
        case RosterCommand.Accept(var who) -> ledger.get(who).fate == Fate.ACCEPTED;
        case RosterCommand.Decline(var who) -> ledger.get(who).fate == Fate.DECLINED;
        case RosterCommand.Withdraw(var who) -> ledger.get(who).fate == Fate.WITHDRAWN;
        case RosterCommand.PutBack(var who) ->
            ledger.get(who).waits || ledger.get(who).until.isPresent();
        case RosterCommand.Enter(var who, _) ->
            ledger.get(who).waits || ledger.get(who).until.isPresent();
        case RosterCommand.Move(var who, var to) ->
            ledger.get(who).in.filter(to::equals).isPresent();
        case RosterCommand.RaiseCapacity(var network, int capacity) ->
            capacities.get(network) == capacity;
        case RosterCommand.OpenNetwork(var network, int capacity, _) ->
            capacities.get(network) == capacity;
        case RosterCommand.Merge(var from, var into) ->
            from.equals(into) || !capacities.containsKey(from);
        case RosterCommand.PassTime _ -> true;
      };
    }

    private static List<RosterEvent> done(RosterDecision decision) {
      return ((RosterDecision.Done) decision).events();
    }

    private Instant until(Reference reference, Instant at) {
      var line = Optional.ofNullable(ledger.get(reference)).or(() -> coming).orElseThrow();
      return CALENDAR.endOf(schoolDays, at, line.regions);
    }

    private void keep(List<RosterEvent> events) {
      var change =
          new RosterChange(
              journal.size() + 1,
              now,
              new Actor.Participant(RosterDeciderTest.reference(0), PairRole.LEADER),
              Optional.empty(),
              events);
      var notices = Notice.of(roster, change);
      notices.forEach(
          (reference, notice) ->
              assertTrue(mails.add(SeatMails.notice(reference, PAIR, notice, change.version()))));
      journal.add(change);
      stored.add(RosterEventJson.write(events));
      roster = roster.after(change);
      var told = new HashMap<Reference, Notice>();
      var free = new HashMap<String, Integer>();
      capacities.keySet().forEach(it -> free.put(it, free(it)));
      events.forEach(event -> record(event, told));
      if (events.getFirst() instanceof RosterEvent.Entered(var who, _, _)
          && told.get(who) == Notice.OFFERED) {
        saw(Seen.ENTERED_AND_OFFERED_AT_ONCE);
      }
      passedOver(events, free);
      assertEquals(told, notices, () -> "who is told what, of " + events);
      overCapacity();
      agree();
    }

    // ---- The ledger

    private void record(RosterEvent event, Map<Reference, Notice> told) {
      switch (event) {
        case RosterEvent.ListOpened _ -> {}
        case RosterEvent.SeatOffered(var reference, var network, var until) -> {
          assertFalse(closed, "an offer after the list closed");
          noneBeforeFits(reference, capacities.keySet());
          var line = ledger.get(reference);
          assertTrue(line.waits, "an offer to who does not wait");
          inSchoolDays(line, until);
          line.waits = false;
          line.in = Optional.of(network);
          line.until = Optional.of(until);
          told.put(reference, Notice.OFFERED);
          saw(Seen.OFFERED);
        }
        case RosterEvent.PassedOver(int free, var references) -> {
          for (var reference : references) {
            assertTrue(ledger.get(reference).waits);
            assertTrue(ledger.get(reference).seats > free, "passed over though it fitted");
          }
          assertTrue(free > 0);
          saw(Seen.PASSED_OVER);
        }
        case RosterEvent.OfferAccepted(var reference, _) -> {
          assertTrue(ledger.get(reference).until.isPresent());
          ledger.get(reference).until = Optional.empty();
          ledger.get(reference).fate = Fate.ACCEPTED;
          told.put(reference, Notice.ACCEPTED);
          saw(Seen.ACCEPTED);
        }
        case RosterEvent.OfferDeclined(var reference, _) -> {
          assertTrue(ledger.get(reference).until.isPresent());
          leave(reference, Fate.DECLINED);
          told.put(reference, Notice.DECLINED);
          saw(Seen.DECLINED);
        }
        case RosterEvent.OfferExpired(var reference, _) -> {
          var until = ledger.get(reference).until.orElseThrow();
          assertFalse(now.isBefore(until.plus(Round.GRACE)), "expired too early");
          leave(reference, Fate.EXPIRED);
          told.put(reference, Notice.EXPIRED);
          saw(Seen.EXPIRED);
        }
        case RosterEvent.Withdrawn(var reference, var seatIn) -> {
          var line = ledger.get(reference);
          assertEquals(line.until.isPresent() ? Optional.empty() : line.in, seatIn);
          leave(reference, Fate.WITHDRAWN);
          told.put(reference, Notice.WITHDRAWN);
          saw(Seen.WITHDRAWN);
        }
        case RosterEvent.PutOnList(var reference, int turn) -> {
          ledger.values().forEach(line -> assertTrue(line.turn < turn));
          ledger.get(reference).waits = true;
          ledger.get(reference).fate = Fate.NONE;
          ledger.get(reference).turn = turn;
          told.put(reference, Notice.LISTED);
          saw(Seen.PUT_BACK);
        }
        case RosterEvent.Entered(var reference, int turn, int seats) -> {
          ledger.values().forEach(line -> assertTrue(line.turn < turn, "jumped the queue"));
          var line = coming.orElseThrow();
          assertEquals(line.seats, seats);
          line.turn = turn;
          line.waits = true;
          assertEquals(null, ledger.put(reference, line));
          saw(Seen.ENTERED);
        }
        case RosterEvent.CapacityRaised(var network, int capacity) -> {
          assertTrue(capacities.put(network, capacity) < capacity);
          saw(Seen.RAISED);
        }
        case RosterEvent.NetworkOpened(var network, int capacity) -> {
          assertEquals(null, capacities.put(network, capacity));
          saw(Seen.OPENED);
        }
        case RosterEvent.Seated(var reference, var network) -> {
          noneBeforeFits(reference, Set.of(network));
          assertTrue(ledger.get(reference).waits);
          ledger.get(reference).waits = false;
          ledger.get(reference).in = Optional.of(network);
          told.put(reference, Notice.SEATED);
          saw(Seen.SEATED_IN_AN_EXTRA_NETWORK);
        }
        case RosterEvent.Moved(var reference, var from, var to) -> {
          assertEquals(Optional.of(from), ledger.get(reference).in);
          ledger.get(reference).in = Optional.of(to);
          told.put(reference, Notice.MOVED);
          saw(Seen.MOVED);
        }
        case RosterEvent.NetworksMerged(var from, var into) -> {
          capacities.remove(from);
          ledger.forEach(
              (reference, line) -> {
                if (line.in.filter(from::equals).isPresent()) {
                  line.in = Optional.of(into);
                  told.put(reference, Notice.MOVED);
                }
              });
          saw(Seen.MERGED);
        }
        case RosterEvent.ListClosed _ -> {
          assertTrue(today().isAfter(lastDay), "closed too early");
          assertFalse(closed, "closed twice");
          closed = true;
          ledger.forEach(
              (reference, line) -> {
                if (line.waits) {
                  told.put(reference, Notice.CLOSED);
                }
              });
          saw(Seen.CLOSED);
        }
      }
    }

    /**
     * An initiative that still waits although seats came free can read why, and reads it once.
     *
     * @param before how many seats were free in each network
     */
    private void passedOver(List<RosterEvent> events, Map<String, Integer> before) {
      var passed = new ArrayList<RosterEvent>();
      boolean given = false;
      for (int i = 0; i < events.size(); i++) {
        var event = events.get(i);
        assertFalse(i > 0 && event.equals(events.get(i - 1)), "told twice");
        given |= event instanceof RosterEvent.SeatOffered || event instanceof RosterEvent.Seated;
        if (event instanceof RosterEvent.PassedOver) {
          passed.add(event);
        }
      }
      // The seats of an extra network are given out separately.
      var extra =
          events.stream()
              .flatMap(
                  event ->
                      event instanceof RosterEvent.NetworkOpened(var network, _)
                          ? Stream.of(network)
                          : Stream.empty())
              .collect(Collectors.toSet());
      var rooms = extra.isEmpty() ? capacities.keySet() : extra;
      boolean freed = rooms.stream().anyMatch(it -> free(it) > before.getOrDefault(it, 0));
      int most = rooms.stream().mapToInt(this::free).max().orElse(0);
      if (closed || most == 0 || !(given || freed)) {
        return;
      }
      ledger.forEach(
          (reference, line) ->
              assertTrue(
                  !line.waits || passed.stream().anyMatch(it -> it.concerns(reference)),
                  "nobody says why it was passed over"));
    }

    private void leave(Reference reference, Fate fate) {
      var line = ledger.get(reference);
      line.in = Optional.empty();
      line.until = Optional.empty();
      line.waits = false;
      line.fate = fate;
    }

    private LocalDate today() {
      return now.atZone(Amsterdam.ZONE).toLocalDate();
    }

    private int free(String network) {
      return capacities.get(network)
          - ledger.values().stream()
              .filter(line -> line.in.filter(network::equals).isPresent())
              .mapToInt(line -> line.seats)
              .sum();
    }

    private void overCapacity() {
      capacities.keySet().forEach(it -> assertTrue(free(it) >= 0, "over capacity"));
      ledger
          .values()
          .forEach(line -> line.in.ifPresent(it -> assertTrue(capacities.containsKey(it))));
    }

    private void noneBeforeFits(Reference reference, Set<String> networks) {
      int most = networks.stream().mapToInt(this::free).max().orElse(0);
      int turn = ledger.get(reference).turn;
      for (var line : ledger.values()) {
        assertFalse(
            line.waits && line.turn < turn && line.seats <= most, "skipped though it fitted");
      }
    }

    /**
     * No seat is without an occupant or an open offer while an initiative that fits waits, as long
     * as seats are offered.
     */
    private void settled() {
      for (var line : ledger.values()) {
        line.until.ifPresent(
            until -> assertTrue(now.isBefore(until.plus(Round.GRACE)), "an offer that is over"));
      }
      if (closed || today().isAfter(lastDay)) {
        assertTrue(closed);
        return;
      }
      int most = capacities.keySet().stream().mapToInt(this::free).max().orElse(0);
      for (var line : ledger.values()) {
        assertFalse(line.waits && line.seats <= most, "a free seat and someone who waits for it");
      }
    }

    /** Counted in a slow and simple way: back from the end, one day at a time. */
    private void inSchoolDays(Line line, Instant until) {
      var end = until.atZone(Amsterdam.ZONE);
      assertEquals(0, end.toLocalTime().toSecondOfDay());
      var last = end.toLocalDate().minusDays(1);
      assertTrue(CALENDAR.open(last, line.regions));
      assertFalse(last.getDayOfWeek() == DayOfWeek.SUNDAY);
      long open =
          today()
              .plusDays(1)
              .datesUntil(last.plusDays(1))
              .filter(day -> CALENDAR.open(day, line.regions))
              .count();
      assertEquals(schoolDays, open);
      var rules = Amsterdam.ZONE.getRules();
      if (!rules.getOffset(now).equals(rules.getOffset(until))) {
        saw(Seen.OFFERED_ACROSS_A_CLOCK_CHANGE);
      }
      long weekdays =
          today()
              .plusDays(1)
              .datesUntil(last.plusDays(1))
              .filter(day -> day.getDayOfWeek().getValue() < 6)
              .count();
      if (weekdays > schoolDays) {
        saw(Seen.OFFERED_ACROSS_A_HOLIDAY);
      }
    }

    /** The roster agrees with the ledger, in order of turn. */
    private void agree() {
      int turn = 0;
      for (var entry : roster.entries()) {
        var line = ledger.get(entry.reference());
        assertTrue(entry.turn() > turn, "not in order of turn");
        turn = entry.turn();
        assertEquals(line.turn, turn);
        assertEquals(line.in, entry.state().network());
        assertEquals(line.waits, entry.state() instanceof RegistrationState.Waiting);
        assertEquals(
            line.until,
            entry.state() instanceof RegistrationState.Offered(_, var until)
                ? Optional.of(until)
                : Optional.empty());
      }
      assertEquals(ledger.size(), roster.entries().size());
    }

    // ---- Random actors

    private Reference anybody() {
      return random.nextInt(50) == 0
          ? RosterDeciderTest.reference(99)
          : any(new ArrayList<>(ledger.keySet()));
    }

    private Reference somebody() {
      return any(new ArrayList<>(ledger.keySet()));
    }

    private Reference anybodyWithASeat() {
      return any(
          ledger.entrySet().stream()
              .filter(it -> it.getValue().in.isPresent())
              .map(Map.Entry::getKey)
              .toList());
    }

    private Reference anybodyOffered() {
      return any(
          ledger.entrySet().stream()
              .filter(it -> it.getValue().until.isPresent())
              .map(Map.Entry::getKey)
              .toList());
    }

    private Reference any(List<Reference> some) {
      return some.isEmpty() ? somebody() : some.get(random.nextInt(some.size()));
    }

    private String anyNetwork() {
      var ids = capacities.keySet().toArray(String[]::new);
      return random.nextInt(20) == 0 ? "VO" : Arrays.asList(ids).get(random.nextInt(ids.length));
    }

    private void saw(Seen what) {
      seen.merge(what, 1, Integer::sum);
    }
  }
}
