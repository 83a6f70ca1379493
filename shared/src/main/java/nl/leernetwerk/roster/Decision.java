package nl.leernetwerk.roster;

import java.util.List;

/** What became of a command. */
public sealed interface Decision {

  /** It is done by these events; none when it was so already. */
  record Done(List<RosterEvent> events) implements Decision {
    public Done {
      events = List.copyOf(events);
    }
  }

  /** It cannot be done. */
  record Refused(Refusal refusal) implements Decision {}
}
