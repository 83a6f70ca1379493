package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.rounds.Round;

/** The committed decisions, one for each round. */
public interface Allocations {

  /** The decision for a round, once it is committed. */
  Optional<Allocation> find(String round);

  /**
   * Commits the decision for a round, whole or not at all, and returns the one that holds: this
   * one, or another that was committed before.
   */
  Allocation commit(Round round, Allocation allocation);

  /**
   * Gives registrations their outcome and queues the mails that tell it, together for each
   * registration. One that has an outcome already is left as it is, so this may be repeated.
   */
  void apply(Round round, List<Applied> outcomes);

  /**
   * An outcome to apply, and the mails that tell it.
   *
   * @param trace by which the log of all that concerns the registration is found
   */
  record Applied(Outcome outcome, String trace, List<Mail> mails) {}

  /**
   * Marks the round as allocated and publishes {@code SeatsAllocated}, both or neither; again is
   * harmless.
   */
  void finish(Round round, Instant at);
}
