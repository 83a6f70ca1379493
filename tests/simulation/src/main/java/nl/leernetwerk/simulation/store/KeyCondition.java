package nl.leernetwerk.simulation.store;

import java.util.Optional;

/**
 * Which items of a partition a query reads. All are words of the expression.
 *
 * @param name the attribute that names the partition
 */
record KeyCondition(String name, String value, Optional<Prefix> prefix) {

  /** What the sort keys begin with. */
  record Prefix(String name, String value) {}
}
