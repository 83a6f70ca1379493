package nl.leernetwerk.registration;

import nl.leernetwerk.kernel.Reference;

/** What the allocation decided for one registration, and why. */
public sealed interface Outcome {

  /** Whose outcome it is. */
  Reference reference();

  /** Its turn: 1 for the first in the sector's order. */
  int turn();

  /** How many seats it takes or asked for. */
  int seats();

  /**
   * A seat for every school of the initiative.
   *
   * @param network the id of the network
   * @param free how many seats were free there when its turn came
   */
  record Seated(Reference reference, int turn, int seats, String network, int free)
      implements Outcome {}

  /**
   * A place on the waiting list, because no network of the sector had room for all its schools when
   * its turn came.
   *
   * @param place 1 for the first on the list
   * @param free the most seats that were still free in one network when its turn came
   */
  record Waiting(Reference reference, int turn, int seats, int place, int free)
      implements Outcome {}
}
