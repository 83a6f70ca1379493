package nl.leernetwerk.rounds.table;

import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.Round;

/** Rounds as a table holds them. */
public final class StoredRound {
  private StoredRound() {}

  /**
   * Stores a round that is not closed, without the line in its journal that tells who opened it, so
   * that a test's journal begins empty; false when there is one with its id.
   */
  public static boolean put(Table table, Round round) {
    return table.putNew(TableRounds.item(round));
  }
}
