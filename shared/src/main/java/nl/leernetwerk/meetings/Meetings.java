package nl.leernetwerk.meetings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.rounds.Round;

/** The meetings that people planned, network by network. */
public interface Meetings {
  /** The meetings of a network were changed; the act's object is the network's id. */
  ActKind SAVED =
      new ActKind(
          "meetings",
          (network, _) -> "De bijeenkomsten van leernetwerk %s zijn gewijzigd.".formatted(network),
          _ -> Optional.empty());

  /** Every kind of act about meetings. */
  List<ActKind> ACTS = List.of(SAVED);

  /**
   * What was last saved for a network.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<MeetingPlan> find(String round, String network);

  /** What was last saved for each network of a round; what cannot be read is left out. */
  Map<String, MeetingPlan> ofRound(String round);

  /**
   * Saves the meetings with their line in the journal and the event that tells of it, all or
   * nothing, when the plan before it is still the last.
   *
   * @return false when somebody else saved one meanwhile; then nothing is written
   */
  boolean save(Round round, String network, MeetingPlan next, Arrival arrival);
}
