package nl.leernetwerk.seats;

import java.util.List;

/** What became of a command. */
public sealed interface RosterDecision {

  /** It is done by these events; none when it was so already. */
  record Done(List<RosterEvent> events) implements RosterDecision {
    public Done {
      events = List.copyOf(events);
    }
  }

  /** It cannot be done. */
  record Refused(RosterRefusal refusal) implements RosterDecision {}
}
