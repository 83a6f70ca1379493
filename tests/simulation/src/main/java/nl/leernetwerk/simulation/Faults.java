package nl.leernetwerk.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides by seed what goes wrong, and remembers what did. */
final class Faults {
  private final Dice dice;
  private final Set<String> without;
  private final double level;
  private final Map<Fault, Double> more = new EnumMap<>(Fault.class);
  private final Set<String> happened = new LinkedHashSet<>();
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private boolean calm;

  /**
   * Those of a seed.
   *
   * @param without which of them are left out, by what {@link #happened} called them
   */
  Faults(Dice dice, Set<String> without) {
    this.dice = dice;
    this.without = without;
    // Some schedules are quiet, so that what goes wrong there was nobody's fault but the product's.
    // In others all but what makes moments narrow is rare, so that the moments come about.
    this.level = Season.tight(dice) ? 0.3 : dice.pick("level", List.of(0.0, 0.5, 1.0, 1.0, 2.0));
    for (var fault : Fault.values()) {
      // In each schedule a few kinds come often, and meet each other.
      more.put(fault, dice.happens("often " + fault, 0.1) ? 5.0 : 1.0);
    }
    if (Season.tight(dice)) {
      more.put(Fault.TRANSACTION_SLOW, 100.0);
      more.put(Fault.SCHEDULE_LATE, 20.0);
    }
  }

  /** From now on nothing goes wrong any more, or again what the seed says. */
  void calm(boolean on) {
    calm = on;
  }

  /** Whether nothing ever goes wrong in this schedule. */
  boolean none() {
    return level == 0;
  }

  boolean isCalm() {
    return calm;
  }

  /** Whether this goes wrong there. */
  boolean strikes(Fault fault, String where) {
    return !calm
        && dice.happens(
            fault + "@" + where, Math.min(0.8, fault.chance() * level * more.get(fault)))
        && happens(fault, where);
  }

  /** Which of these goes wrong there, if any. */
  Optional<Fault> strike(List<Fault> some, String where) {
    if (calm || level == 0) {
      return Optional.empty();
    }
    double drawn = dice.unit("call@" + where);
    for (var fault : some) {
      drawn -= Math.min(0.8, fault.chance() * level * more.get(fault));
      if (drawn < 0) {
        return happens(fault, where) ? Optional.of(fault) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean happens(Fault fault, String where) {
    var name = fault + "@" + where;
    if (without.contains(name)) {
      return false;
    }
    happened.add(name);
    counts.merge(fault, 1, Integer::sum);
    return true;
  }

  /** Everything that went wrong, each by a name of its own, in order. */
  List<String> happened() {
    return new ArrayList<>(happened);
  }

  Map<Fault, Integer> counts() {
    return counts;
  }
}
