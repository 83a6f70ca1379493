package nl.leernetwerk.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.rounds.Round;

/** The committed allocations, one for each round. */
public interface Allocations {

  /**
   * The allocation of a round, once it is committed.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<Allocation> find(String round);

  /**
   * Commits the allocation of a round, whole or not at all, and returns the one that counts: this
   * one, or another that was committed before.
   */
  Allocation commit(Round round, Allocation allocation);

  /**
   * Gives registrations their outcome and queues the mails that tell it, together for each
   * registration. A registration that already has an outcome is left as it is, so this may be
   * repeated.
   */
  void apply(Round round, List<Applied> outcomes);

  /**
   * An outcome to apply, and the mails that tell it.
   *
   * @param trace the id by which all log lines about the registration are found together
   */
  record Applied(Outcome outcome, String trace, List<Mail> mails) {}

  /**
   * Marks the round as allocated and publishes {@code SeatsAllocated}, both or neither; doing it
   * again does no harm.
   */
  void finish(Round round, Instant at);
}
