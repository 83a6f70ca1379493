package nl.leernetwerk.simulation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.leernetwerk.beacon.json.BeaconJson;
import nl.leernetwerk.local.Functions;
import nl.leernetwerk.local.aws.Pipe;
import nl.leernetwerk.local.clock.Timetable;
import nl.leernetwerk.local.draw.StandInBeacon;
import nl.leernetwerk.local.http.Routes;
import nl.leernetwerk.local.template.ConsumerSpec;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.PipeSpec;
import nl.leernetwerk.local.template.QueueSpec;
import nl.leernetwerk.local.template.RuleSpec;
import nl.leernetwerk.local.template.ScheduleSpec;
import nl.leernetwerk.local.template.TableSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.lists.SchoolLists;

/**
 * What the template says, read once for all schedules. A function joins the simulation by standing
 * in the template.
 */
final class Deployment {
  static final URI SITE = URI.create("https://leernetwerken.example.org/");

  /** A schedule, and when it is due. */
  static final class Schedule {
    private final ScheduleSpec spec;
    private final Timetable timetable;

    /** What was asked before, by the minute: all schedules of one process ask the same. */
    private final Map<Long, Instant> known = new ConcurrentHashMap<>();

    private Schedule(ScheduleSpec spec) {
      this.spec = spec;
      this.timetable = new Timetable(List.of(spec));
    }

    ScheduleSpec spec() {
      return spec;
    }

    /** When it is due next after a moment. */
    Instant next(Instant after) {
      return known.computeIfAbsent(
          Math.floorDiv(after.getEpochSecond(), 60),
          minute -> timetable.next(Instant.ofEpochSecond(minute * 60)).getFirst().at());
    }
  }

  private final Map<String, FunctionSpec> functions;
  private final Map<String, Functions.Maker> makers = new LinkedHashMap<>();
  private final Routes routes;
  private final List<RuleSpec> rules;
  private final Map<String, QueueSpec> queues;
  private final List<ConsumerSpec> consumers;
  private final PipeSpec pipe;
  private final List<Schedule> schedules;
  private final List<TableSpec> tables;
  private final TableSpec table;
  private final Map<String, List<String>> mailReports;
  private final StandInBeacon beacon;
  private final List<School> schools = SchoolLists.invented();

  private Deployment(Path project) {
    beacon =
        new StandInBeacon(
            (address, _) -> {
              throw new IllegalStateException("nobody answers at " + address);
            });
    var template =
        Template.read(
            project.resolve("template.yaml"),
            Map.of(
                "SiteUrl",
                SITE.toString(),
                "BeaconAddress",
                beacon.source().address().toString(),
                "BeaconChain",
                BeaconJson.info(beacon.source().chain())));
    functions = template.functions();
    functions.forEach((id, spec) -> makers.put(id, Functions.maker(spec)));
    routes = new Routes(template.routes(project.resolve("openapi.yaml")));
    rules = template.rules();
    queues = template.queues();
    consumers = template.consumers();
    pipe = template.pipe();
    schedules = template.schedules().stream().map(Schedule::new).toList();
    tables = template.tables();
    table = template.table();
    mailReports = template.mailReports();
  }

  /** That of the project in a folder. */
  static Deployment of(Path project) {
    return new Deployment(project);
  }

  FunctionSpec function(String id) {
    return functions.get(id);
  }

  Functions.Maker maker(String function) {
    return makers.get(function);
  }

  Routes routes() {
    return routes;
  }

  /** The rules on the account's own bus, or those on the template's. */
  List<RuleSpec> rules(boolean ofTheAccount) {
    return rules.stream()
        .filter(rule -> rule.bus().equals(RuleSpec.DEFAULT_BUS) == ofTheAccount)
        .collect(Collectors.toList());
  }

  Map<String, QueueSpec> queues() {
    return queues;
  }

  List<ConsumerSpec> consumers() {
    return consumers;
  }

  Pipe pipe(java.time.Clock clock) {
    return new Pipe(pipe, clock);
  }

  List<Schedule> schedules() {
    return schedules;
  }

  List<TableSpec> tables() {
    return tables;
  }

  /** The one table that everything is in. */
  TableSpec table() {
    return table;
  }

  /** Which of SES's events are wanted, whatever the configuration set. */
  boolean wants(String report) {
    return mailReports.values().stream().anyMatch(wanted -> wanted.contains(report));
  }

  String configurationSet() {
    return mailReports.keySet().iterator().next();
  }

  StandInBeacon beacon() {
    return beacon;
  }

  List<School> schools() {
    return schools;
  }
}
