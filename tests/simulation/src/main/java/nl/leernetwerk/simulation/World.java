package nl.leernetwerk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.local.aws.TableMaker;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.simulation.store.MemoryDynamo;

/** One simulated AWS with the system on it, at the beginning of one schedule. */
final class World implements AutoCloseable {
  private final Deployment deployment;
  private final Dice dice;
  private final Faults faults;
  private final Tampering tampering;
  private final Timeline timeline;
  private final Bent leeway;
  private final MemoryDynamo store;
  private final Witness witness;
  private final Lambdas lambdas;
  private final Roads roads;
  private final Gateway gateway;
  private final Spoiling spoiling;
  private final boolean traced;
  private final List<String> trace = new ArrayList<>();

  /**
   * A world.
   *
   * @param without which faults are left out
   * @param traced whether everything is written down
   */
  World(
      Deployment deployment,
      Dice dice,
      Set<String> without,
      Tampering tampering,
      Instant start,
      boolean traced) {
    this.deployment = deployment;
    this.dice = dice;
    this.faults = new Faults(dice, without);
    this.tampering = tampering;
    this.timeline = new Timeline(start);
    this.traced = traced;
    this.leeway = new Bent(this);
    var clock = new OffsetClock(timeline::now, Duration.ZERO);
    this.store = new MemoryDynamo(clock, leeway);
    this.witness = new Witness(this);
    this.lambdas = new Lambdas(this);
    this.roads = new Roads(this);
    this.gateway = new Gateway(this);
    this.spoiling = new Spoiling(this);
    deployment.tables().forEach(new TableMaker(store)::make);
    new TableSchools(new Table(store, deployment.table().id(), clock)).load(deployment.schools());
    roads.follow();
  }

  Deployment deployment() {
    return deployment;
  }

  Dice dice() {
    return dice;
  }

  Faults faults() {
    return faults;
  }

  Tampering tampering() {
    return tampering;
  }

  Timeline timeline() {
    return timeline;
  }

  Bent leeway() {
    return leeway;
  }

  MemoryDynamo store() {
    return store;
  }

  Witness witness() {
    return witness;
  }

  Lambdas lambdas() {
    return lambdas;
  }

  Roads roads() {
    return roads;
  }

  Gateway gateway() {
    return gateway;
  }

  Spoiling spoiling() {
    return spoiling;
  }

  /** Deletes some of what is past its date, as the table does by itself in the days after it. */
  void expire() {
    var now = timeline.now().getEpochSecond();
    var table = deployment.table().id();
    var past =
        store
            .items(table)
            .filter(item -> item.containsKey("expires"))
            .filter(item -> Long.parseLong(item.get("expires").n()) < now)
            .map(item -> Map.of("pk", item.get("pk"), "sk", item.get("sk")))
            .toList();
    leeway.nobody();
    for (var key : past) {
      if (faults.strikes(Fault.ITEM_EXPIRES, key.get("pk").s() + "/" + key.get("sk").s())) {
        store.deleteItem(delete -> delete.tableName(table).key(key));
      }
    }
    roads.follow();
  }

  /** Writes something down, if anybody wants to read it. */
  void note(Supplier<String> line) {
    if (traced) {
      trace.add(timeline.now() + " " + line.get());
    }
  }

  List<String> trace() {
    return trace;
  }

  @Override
  public void close() {
    timeline.close();
  }
}
