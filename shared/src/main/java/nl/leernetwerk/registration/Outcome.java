package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;

/**
 * What gave one registration its turn, and why: the allocation, or an organiser who entered the
 * registration afterwards.
 */
public sealed interface Outcome {

  /** The registration that the outcome is for. */
  Reference reference();

  /** The registration's turn: 1 for the first in the sector's order. */
  int turn();

  /** How many seats the registration takes or asked for. */
  int seats();

  /**
   * A seat for every school of the initiative.
   *
   * @param network the id of the network
   * @param free how many seats were free in the network when the registration's turn came
   */
  record Seated(Reference reference, int turn, int seats, String network, int free)
      implements Outcome {}

  /**
   * A place on the waiting list, because no network of the sector had room for all schools of the
   * initiative when its turn came.
   *
   * @param place 1 for the first on the list
   * @param free the most seats that were still free in one network when its turn came
   */
  record Waiting(Reference reference, int turn, int seats, int place, int free)
      implements Outcome {}

  /**
   * No decision of the allocation: an organiser entered the registration afterwards, at the end of
   * the list.
   */
  record Entered(Reference reference, int turn, int seats, Actor by) implements Outcome {}
}
