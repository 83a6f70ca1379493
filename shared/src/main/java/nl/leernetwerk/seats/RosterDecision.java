package nl.leernetwerk.seats;

import java.util.List;

/** The result of a command. */
public sealed interface RosterDecision {

  /** The command is carried out by these events; none when the roster was already as asked. */
  record Done(List<RosterEvent> events) implements RosterDecision {
    public Done {
      events = List.copyOf(events);
    }
  }

  /** The command cannot be carried out. */
  record Refused(RosterRefusal refusal) implements RosterDecision {}
}
