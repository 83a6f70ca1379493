package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RunningRound;
import org.junit.jupiter.api.Test;

/** Every state with every command: the state that follows, or the reason for the refusal. */
class RegistrationStatesTest {
  private static final Instant UNTIL = Instant.parse("2024-11-11T23:00:00Z");
  private static final Instant IN_TIME = UNTIL.minusMillis(1);
  private static final Instant EXPIRED = UNTIL.plus(Round.GRACE);
  private static final RoundProgress.Closed CLOSED =
      new RoundProgress.Closed(Sample.round().endsAt().plus(Round.GRACE), Sample.SEED);

  private static final Reference IT = RosterDeciderTest.reference(2);

  private static final List<RegistrationState> STATES =
      List.of(
          new RegistrationState.Seated("PO"),
          new RegistrationState.Waiting(),
          new RegistrationState.Offered("PO", UNTIL),
          new RegistrationState.Accepted("PO"),
          new RegistrationState.Declined(),
          new RegistrationState.Expired(),
          new RegistrationState.Withdrawn());

  /** A command, and when it was received. */
  private record Step(RosterCommand command, Instant at) {}

  private static final Map<String, Step> STEPS = new LinkedHashMap<>();

  static {
    STEPS.put("accept", new Step(new RosterCommand.Accept(IT), IN_TIME));
    STEPS.put("accept late", new Step(new RosterCommand.Accept(IT), UNTIL));
    STEPS.put("decline", new Step(new RosterCommand.Decline(IT), IN_TIME));
    STEPS.put("decline late", new Step(new RosterCommand.Decline(IT), UNTIL));
    STEPS.put("withdraw", new Step(new RosterCommand.Withdraw(IT), IN_TIME));
    STEPS.put("put back", new Step(new RosterCommand.PutBack(IT), IN_TIME));
    STEPS.put("move", new Step(new RosterCommand.Move(IT, "PO-2"), IN_TIME));
    STEPS.put("merge", new Step(new RosterCommand.Merge("PO", "PO-2"), IN_TIME));
    STEPS.put("open", new Step(new RosterCommand.OpenNetwork("PO-3", 2, List.of()), IN_TIME));
    STEPS.put("raise", new Step(new RosterCommand.RaiseCapacity("PO-2", 9), IN_TIME));
    STEPS.put("time passes", new Step(new RosterCommand.PassTime(), IN_TIME));
    STEPS.put("the offer ends", new Step(new RosterCommand.PassTime(), EXPIRED));
  }

  /** A line for each state; the columns between the bars follow the order of the steps. */
  private static final String TABLE =
      """
                | accept     | accept late | decline    | decline late | withdraw    | put back | move      | merge    | open    | raise   | time passes | the offer ends
      Seated    | NotOffered | NotOffered  | NotOffered | NotOffered   | Withdrawn   | NotGone  | Seated    | Seated   | Seated  | Seated  | Seated      | Seated
      Waiting   | NotOffered | NotOffered  | NotOffered | NotOffered   | Withdrawn   | Waiting  | NotSeated | Waiting  | Seated  | Offered | Waiting     | Waiting
      Offered   | Accepted   | OfferOver   | Declined   | OfferOver    | Withdrawn   | NotGone  | NotSeated | Offered  | Offered | Offered | Offered     | Expired
      Accepted  | Accepted   | Accepted    | NotOffered | NotOffered   | Withdrawn   | NotGone  | Accepted  | Accepted | Accepted| Accepted| Accepted    | Accepted
      Declined  | NotOffered | NotOffered  | Declined   | Declined     | AlreadyGone | Waiting  | NotSeated | Declined | Declined| Declined| Declined    | Declined
      Expired   | NotOffered | NotOffered  | NotOffered | NotOffered   | AlreadyGone | Waiting  | NotSeated | Expired  | Expired | Expired | Expired     | Expired
      Withdrawn | NotOffered | NotOffered  | NotOffered | NotOffered   | Withdrawn   | Waiting  | NotSeated | Withdrawn| Withdrawn| Withdrawn| Withdrawn | Withdrawn
      """;

  @Test
  void each_step_leads_to_the_state_in_the_table_or_is_refused_for_the_reason_there() {
    var lines = TABLE.lines().toList();
    var steps = cells(lines.getFirst());
    assertEquals(List.copyOf(STEPS.keySet()), steps.subList(1, steps.size()));
    assertEquals(STATES.size(), lines.size() - 1);
    for (int i = 0; i < STATES.size(); i++) {
      var expected = cells(lines.get(i + 1));
      assertEquals(name(STATES.get(i)), expected.getFirst());
      for (int step = 1; step < expected.size(); step++) {
        assertEquals(
            expected.get(step),
            result(STATES.get(i), STEPS.get(steps.get(step))),
            steps.get(step) + " in " + expected.getFirst());
      }
    }
  }

  /**
   * The same for everything that a personal link or an organiser can do to a registration itself.
   */
  private static final String AMENDMENTS =
      """
                         | change    | hand over | withdraw  | undo
      Submitted open     | Submitted | Submitted | Withdrawn | Submitted
      Withdrawn open     | NotNow    | NotNow    | Withdrawn | Submitted
      Submitted closed   | Invalid   | Submitted | NotNow    | NotNow
      Withdrawn closed   | NotNow    | NotNow    | Withdrawn | NotNow
      Seated allocated   | Invalid   | Seated    | NotNow    | NotNow
      Waiting allocated  | Invalid   | Waiting   | NotNow    | NotNow
      Withdrawn allocated| NotNow    | NotNow    | Withdrawn | NotNow
      """;

  @Test
  void each_amendment_leads_to_the_state_in_the_table_or_is_refused() {
    var lines = AMENDMENTS.lines().toList();
    var steps = cells(lines.getFirst());
    for (var line : lines.subList(1, lines.size())) {
      var expected = cells(line);
      for (int step = 1; step < expected.size(); step++) {
        var row = expected.getFirst().split(" +", -1);
        assertEquals(
            expected.get(step),
            amended(row[0], row[1], steps.get(step)),
            steps.get(step) + " in " + expected.getFirst());
      }
    }
  }

  @Test
  void before_the_allocation_every_step_of_the_roster_is_refused() {
    var storage = LocalTable.storage(LocalTable.create(Clock.systemUTC()));
    var rosters = new Rosters(storage.allocations(), storage.journal(), _ -> (_, _) -> UNTIL);
    for (var progress : List.of(new RoundProgress.Unclosed(), CLOSED)) {
      for (var step : STEPS.values()) {
        assertEquals(
            new Rosters.Answer.Refused(new RosterRefusal.NotAllocated()),
            rosters.change(
                new RunningRound(Sample.round(), progress),
                Sector.PO,
                step.command(),
                new Actor.Automatic(),
                step.at(),
                Optional.empty()));
      }
    }
  }

  @Test
  void the_tables_and_the_picture_know_every_state_that_there_is_in_code() throws IOException {
    var all =
        Arrays.stream(RegistrationState.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    var drawn =
        drawn().stream()
            .flatMap(arrow -> Stream.of(arrow.split(" --> ")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(all, drawn);
    var walked =
        Stream.concat(Stream.of(new RegistrationState.Submitted()), STATES.stream())
            .map(RegistrationStatesTest::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(all, walked);
  }

  /** What a step does to a registration in that state, in a round that has come this far. */
  private static String amended(String state, String round, String step) {
    var storage = LocalTable.storage(LocalTable.create(Clock.systemUTC()));
    var amending = new Amending(storage.amendments(), storage.schools());
    var registration =
        Sample.form().schools(new Participant.Unlisted("De Nieuwe Brug", "Almere")).register();
    var reference = registration.reference();
    storage
        .registrations()
        .submit(Sample.round(), registration, Idempotency.of("key", "content"), List.of());
    var by = new Actor.Participant(reference, PairRole.LEADER);
    var inTime = Amending.Asked.by(by, registration.arrival());
    var open = new RunningRound(Sample.round(), new RoundProgress.Unclosed());
    if (state.equals("Withdrawn")) {
      amending.withdraw(open, registration, inTime);
    } else if (round.equals("allocated")) {
      var outcome = outcome(reference, state.equals("Seated"));
      storage
          .allocations()
          .apply(Sample.round(), List.of(new Allocations.Applied(outcome, "", List.of())));
    }
    var now = storage.registrations().find(reference).orElseThrow();
    assertEquals(state, name(now.state()));
    var late = Amending.Asked.by(by, new Arrival(Sample.round().endsAt(), "late"));
    var asked = round.equals("open") ? inTime : late;
    var running =
        switch (round) {
          case "open" -> open;
          case "closed" -> new RunningRound(Sample.round(), CLOSED);
          default ->
              new RunningRound(Sample.round(), new RoundProgress.Allocated(CLOSED, CLOSED.at()));
        };
    var answer =
        switch (step) {
          case "change" ->
              amending.change(
                  running,
                  now,
                  Sample.form()
                      .schools(registration.submission().schools().getFirst())
                      .initiative("Een andere naam")
                      .submission(),
                  asked);
          case "hand over" ->
              amending.handOver(
                  running,
                  now,
                  PairRole.LEADER,
                  registration.submission().pair().practitioner(),
                  asked);
          case "withdraw" -> amending.withdraw(running, now, asked);
          default -> amending.restore(running, now, asked);
        };
    return switch (answer) {
      case Amending.Answer.Changed(var changed, _) -> name(changed.state());
      case Amending.Answer.Unchanged(var same) -> name(same.state());
      default -> answer.getClass().getSimpleName();
    };
  }

  @Test
  void a_refused_step_says_in_dutch_what_to_do() {
    for (var state : STATES) {
      for (var step : STEPS.values()) {
        if (RosterDecider.decide(roster(state), step.command(), step.at(), (_, _) -> UNTIL)
            instanceof RosterDecision.Refused(var refusal)) {
          assertTrue(refusal.detail().matches("[A-Z].+\\."), refusal.toString());
        }
      }
    }
  }

  @Test
  void the_picture_shows_these_steps_and_no_others() throws IOException {
    var walked = new TreeSet<String>();
    walked.add("Submitted --> " + name(RegistrationState.of(outcome(IT, true))));
    walked.add("Submitted --> " + name(RegistrationState.of(outcome(IT, false))));
    walked.addAll(beforeTheDeadline());
    for (var state : STATES) {
      for (var step : STEPS.values()) {
        var next = after(state, step);
        if (!next.equals(state)) {
          walked.add(name(state) + " --> " + name(next));
        }
      }
    }
    assertEquals(drawn(), walked);
  }

  /** What a person's own link does before there is a roster. */
  private static Set<String> beforeTheDeadline() {
    return Stream.of("Submitted", "Withdrawn")
        .flatMap(
            state ->
                Stream.of("withdraw", "undo")
                    .map(step -> amended(state, "open", step))
                    .filter(next -> !next.equals(state))
                    .map(next -> state + " --> " + next))
        .collect(Collectors.toSet());
  }

  private static Set<String> drawn() throws IOException {
    var root = Path.of(System.getProperty("project.root"));
    var arrows = new TreeSet<String>();
    var arrow = Pattern.compile("^ +([A-Z][a-z]+ --> [A-Z][a-z]+) :", Pattern.MULTILINE);
    var picture = arrow.matcher(Files.readString(root.resolve("docs/registration-states.md")));
    while (picture.find()) {
      arrows.add(picture.group(1));
    }
    return arrows;
  }

  private static Outcome outcome(Reference whose, boolean seat) {
    return seat ? new Outcome.Seated(whose, 2, 2, "PO", 2) : new Outcome.Waiting(whose, 2, 2, 1, 0);
  }

  private static String result(RegistrationState state, Step step) {
    return switch (RosterDecider.decide(
        roster(state), step.command(), step.at(), (_, _) -> UNTIL)) {
      case RosterDecision.Refused(var refusal) -> refusal.getClass().getSimpleName();
      case RosterDecision.Done _ -> name(after(state, step));
    };
  }

  private static RegistrationState after(RegistrationState state, Step step) {
    var roster = roster(state);
    return switch (RosterDecider.decide(roster, step.command(), step.at(), (_, _) -> UNTIL)) {
      case RosterDecision.Refused _ -> state;
      case RosterDecision.Done(var events) ->
          RosterDeciderTest.after(roster, events).entry(IT).orElseThrow().state();
    };
  }

  /**
   * An initiative of two schools in that state, among others. An initiative that waits lacks room.
   */
  private static Roster roster(RegistrationState state) {
    boolean sits = state.network().isPresent();
    return RosterDeciderTest.roster(
        List.of(new Roster.Room("PO", sits ? 3 : 1), new Roster.Room("PO-2", sits ? 4 : 2)),
        RosterDeciderTest.seated(1, 1),
        RosterDeciderTest.entry(2, 2, state),
        RosterDeciderTest.seated(3, 1, "PO-2"));
  }

  private static String name(RegistrationState state) {
    return state.getClass().getSimpleName();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|")).map(String::strip).toList();
  }
}
