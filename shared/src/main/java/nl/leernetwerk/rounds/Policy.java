package nl.leernetwerk.rounds;

/**
 * How a round orders its registrations for the seats. The policy is announced before anyone
 * registers.
 */
public enum Policy {
  /** In order of arrival. */
  ARRIVAL,
  /** In an order drawn by lot after the deadline. */
  DRAW
}
