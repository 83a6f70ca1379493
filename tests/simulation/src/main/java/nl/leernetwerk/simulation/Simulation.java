package nl.leernetwerk.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.kernel.Amsterdam;

/** One schedule: everything that happens in a round, by one seed. */
final class Simulation {
  /**
   * What is played.
   *
   * @param without which acts and faults of it are left out, by their names
   */
  record Schedule(long seed, Set<String> without) {
    static Schedule of(long seed) {
      return new Schedule(seed, Set.of());
    }
  }

  /**
   * What came of it.
   *
   * @param problems the promises that were broken
   * @param acts the names of the acts
   * @param faults the names of the faults
   */
  record Outcome(
      List<String> problems,
      List<String> acts,
      List<String> faults,
      Map<Act.Kind, Integer> actCounts,
      Map<Fault, Integer> faultCounts,
      List<String> trace) {}

  private static final Duration HOUR = Duration.ofHours(1);

  private final World world;
  private final Season season;
  private final Schedule schedule;
  private final People people;
  private final List<String> acts = new ArrayList<>();

  private Simulation(World world, Season season, Schedule schedule) {
    this.world = world;
    this.season = season;
    this.schedule = schedule;
    this.people = new People(world, season);
  }

  /** Plays a schedule. */
  static Outcome play(
      Deployment deployment, Schedule schedule, Tampering tampering, boolean traced) {
    var dice = new Dice(schedule.seed());
    var season = Season.of(dice);
    var start = season.opensAt().minus(Duration.ofHours(36));
    try (var world = new World(deployment, dice, schedule.without(), tampering, start, traced)) {
      var simulation = new Simulation(world, season, schedule);
      try {
        simulation.play();
      } catch (RuntimeException e) {
        if (!(e.getCause() instanceof AssertionError) && !traced) {
          throw e;
        }
        world.witness().problem("the simulator failed: " + e + " by " + e.getCause());
      }
      return new Outcome(
          world.witness().problems(),
          simulation.acts,
          world.faults().happened(),
          simulation.people.done(),
          world.faults().counts(),
          world.trace());
    }
  }

  private void play() {
    world.roads().startSchedules();
    perform(Plan.untilAllocation(world.dice(), season));
    var last =
        acts.stream().anyMatch(it -> it.endsWith(Act.Kind.EXTEND.name()))
            ? season.extended()
            : season.deadline();
    var ends = Season.endOf(last);
    spoil("before the allocation", season.opensAt(), ends.plus(Duration.ofHours(2)));
    // So that a firing of the hour before can be so late that it comes just after midnight.
    tick(ends.minus(Duration.ofMinutes(62)));
    world.timeline().runUntil(ends.minusMillis(1));
    if (broken()) {
      return;
    }
    ticks(ends, ends.plus(Duration.ofHours(4)));
    var decided = season.beacon() ? season.beaconAt() : ends;
    if (season.beacon()) {
      // In all the hours that are left out here, the list is published; else a later pulse decides.
      world.timeline().runUntil(decided.minus(Duration.ofHours(5)));
      world.faults().calm(true);
      ticks(decided.minus(Duration.ofHours(5)), decided.minus(Duration.ofHours(2)));
      world.timeline().runUntil(decided.minus(HOUR));
      world.faults().calm(false);
      ticks(decided, decided.plus(Duration.ofHours(4)));
    }
    var settled = decided.plus(Duration.ofHours(6));
    world.timeline().runUntil(settled);
    people.afterAllocation();
    calm("after the allocation", true, Inspection::order);
    if (broken()) {
      return;
    }
    var from = world.timeline().now();
    var until = from.plus(Duration.ofDays(world.dice().between("weeks", 8, 60)));
    perform(Plan.afterwards(world.dice(), season, from, until));
    spoil("after the allocation", from, until);
    for (var day = from; day.isBefore(until); day = day.plus(Duration.ofDays(9))) {
      ticks(day, day.plus(HOUR));
    }
    world.timeline().runUntil(until);
    calm("in the middle", true, _ -> {});
    if (broken()) {
      return;
    }
    var closes = Season.endOf(last.plusMonths(4));
    ticks(closes, closes.plus(Duration.ofHours(3)));
    world.timeline().runUntil(closes.plus(Duration.ofHours(5)));
    calm("when the list is closed", true, _ -> {});
    if (broken()) {
      return;
    }
    var erases = world.timeline().now().plus(Duration.ofDays(1));
    perform(Plan.erasures(world.dice(), season, erases));
    world.timeline().runUntil(erases.plus(Duration.ofHours(2)));
    calm("after the erasures", true, Inspection::erasures);
    if (broken()) {
      return;
    }
    morning();
    if (broken()) {
      return;
    }
    var deletion = Amsterdam.startOf(season.retention());
    for (int night = 0; night < 2; night++) {
      tick(deletion.plus(Duration.ofHours(24L * night + 4)));
    }
    world.timeline().runUntil(deletion.plus(Duration.ofHours(30)));
    world.faults().calm(true);
    tick(deletion.plus(Duration.ofHours(52)));
    // What is published again has the name of a registration in its key, for two days; then the
    // nightly purge takes it.
    tick(deletion.plus(Duration.ofHours(124)));
    world.timeline().runUntil(deletion.plus(Duration.ofHours(125)));
    new Inspection(world, season, people, "after the deletion").purge();
  }

  /** Lets the next working morning come without any fault, and looks what organisers were told. */
  private void morning() {
    var now = world.timeline().now().atZone(Amsterdam.ZONE);
    var day = now.toLocalDate().plusDays(1);
    while (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
      day = day.plusDays(1);
    }
    var seven = day.atTime(7, 0).atZone(Amsterdam.ZONE).toInstant();
    tick(seven.minus(HOUR));
    world.timeline().runUntil(seven.minus(Duration.ofMinutes(30)));
    world.faults().calm(true);
    world.roads().dense(true);
    rest(3);
    new Inspection(world, season, people, "after a quiet morning").digests();
    world.roads().dense(false);
    world.faults().calm(false);
  }

  /** What is broken once is enough; what follows from it tells nothing new. */
  private boolean broken() {
    return !world.witness().problems().isEmpty();
  }

  private void perform(List<Act> plan) {
    for (var act : plan) {
      if (schedule.without().contains(act.name()) && act.kind() != Act.Kind.OPEN_ROUND) {
        continue;
      }
      acts.add(act.name());
      world
          .timeline()
          .at(act.at(), () -> world.timeline().start(act.name(), () -> people.perform(act)));
    }
  }

  /** Perhaps makes an item unreadable in that time, and has it mended before the end. */
  private void spoil(String name, Instant from, Instant until) {
    if (world.faults().strikes(Fault.ITEM_SPOILED, name)) {
      var dice = world.dice();
      var at =
          Instant.ofEpochMilli(
              dice.between("spoiled " + name, from.toEpochMilli(), until.toEpochMilli()));
      var mended = at.plus(Duration.ofHours(dice.between("mended " + name, 1, 60)));
      world.timeline().at(at, () -> world.spoiling().spoil(name));
      world.timeline().at(mended.isBefore(until) ? mended : until, () -> world.spoiling().mend());
    }
  }

  /** Makes the schedules fire each hour in that time. */
  private void ticks(Instant from, Instant until) {
    for (var at = from; at.isBefore(until); at = at.plus(HOUR)) {
      tick(at);
    }
  }

  private void tick(Instant at) {
    world.timeline().at(at, world::expire);
  }

  /** Lets everything come to rest, as it does when nothing goes wrong for some hours, and looks. */
  private void calm(String name, boolean allocated, java.util.function.Consumer<Inspection> more) {
    var timeline = world.timeline();
    world.faults().calm(true);
    world.roads().dense(true);
    world.roads().redrive();
    rest(3);
    world.roads().redrive();
    timeline.start(name + " release", () -> people.release(name + " release"));
    rest(1);
    var inspection = new Inspection(world, season, people, name);
    timeline.start(
        name,
        () -> {
          inspection.look(allocated);
          more.accept(inspection);
        });
    rest(1);
    world.roads().dense(false);
    world.faults().calm(false);
  }

  private void rest(int hours) {
    world.timeline().runUntil(world.timeline().now().plus(HOUR.multipliedBy(hours)));
  }
}
