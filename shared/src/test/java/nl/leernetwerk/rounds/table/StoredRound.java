package nl.leernetwerk.rounds.table;

import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.rounds.Round;

/** Rounds as a table holds them. */
public final class StoredRound {
  private StoredRound() {}

  /**
   * Stores a round that is not closed, without the journal line that tells who opened it, so that a
   * test's journal begins empty. False when a round with its id exists.
   */
  public static boolean put(Table table, Round round) {
    return table.putNew(TableRounds.item(round));
  }
}
