package nl.leernetwerk.kernel;

import java.time.Instant;
import java.util.List;

/** The events whose consumer has not acted yet. */
public interface Outbox {
  /** The events that were written before that instant and still wait, in no order. */
  List<Event> waitingSince(Instant cutoff);

  /** Publishes an event again. Publishing it twice in the same hour has the effect of once. */
  void publishAgain(Event event, Instant now);

  /** Marks that the event's consumer has finished its work; marking it again does no harm. */
  void done(Event event);
}
