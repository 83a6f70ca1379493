package nl.leernetwerk.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws that follow from a seed and the name of what is drawn, and from nothing else. So leaving
 * one thing out of a schedule changes no other draw, and a schedule can be made smaller.
 */
record Dice(long seed) {
  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Sixty-four bits for a name. */
  long of(String name) {
    long hash = FNV_START;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return mixed(hash ^ mixed(seed));
  }

  /** A number from 0 up to, and not including, 1. */
  double unit(String name) {
    return (of(name) >>> 11) * 0x1.0p-53;
  }

  boolean happens(String name, double chance) {
    return unit(name) < chance;
  }

  /** A number from 0 up to, and not including, the bound. */
  int below(String name, int bound) {
    return (int) (unit(name) * bound);
  }

  /** A number from one up to, and not including, the other. */
  long between(String name, long from, long to) {
    return from + (long) (unit(name) * (to - from));
  }

  /** The same, mostly close to the one: a tenth is within a thousandth of the way. */
  long crowded(String name, long from, long to) {
    double drawn = unit(name);
    return from + (long) (drawn * drawn * drawn * (to - from));
  }

  <T> T pick(String name, List<T> some) {
    return some.get(below(name, some.size()));
  }

  /** As many draws as somebody wants. */
  RandomGenerator generator(String name) {
    return new SplittableRandom(of(name));
  }

  /** SplitMix64's last step: each bit of the result hangs on each bit of the argument. */
  private static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
