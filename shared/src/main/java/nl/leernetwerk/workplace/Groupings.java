package nl.leernetwerk.workplace;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.rounds.Round;

/** The groupings of networks that people saved: the last one of each network. */
public interface Groupings {
  /** A grouping was saved; the act's object is the network's id. */
  ActKind SAVED =
      new ActKind(
          "themes",
          (network, _) -> "De thema's van leernetwerk %s zijn opgeslagen.".formatted(network),
          _ -> Optional.empty());

  /** Every kind of act about groupings. */
  List<ActKind> ACTS = List.of(SAVED);

  /**
   * The grouping that was last saved for a network.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<GroupingVersion> find(String round, String network);

  /** The ids of the networks of a round for which one was saved, whether or not it can be read. */
  Set<String> saved(Round round);

  /**
   * Saves a grouping with its line in the journal, all or nothing, when the one before it is still
   * the last.
   *
   * @return false when somebody else saved one meanwhile; then nothing is written
   */
  boolean save(Round round, String network, GroupingVersion next, Arrival arrival);
}
