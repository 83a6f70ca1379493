package nl.leernetwerk.kernel;

import java.time.Instant;
import java.util.List;

/** The events whose consumer has not acted yet. */
public interface Outbox {
  /** Those that were written before that instant and still wait, in no order. */
  List<Event> waitingSince(Instant cutoff);

  /** Sends an event out once more; doing so twice in one hour is doing it once. */
  void publishAgain(Event event, Instant now);

  /** Marks that the event's consumer has done all it should; again is harmless. */
  void done(Event event);
}
