package nl.leernetwerk.rounds;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.UnreadableItem;

/**
 * A round that is stored and cannot be read, with what can still be made out of it.
 *
 * @param document as it is stored; empty when even that is not there
 * @param contact where questions go
 * @param enrolment when schools register
 */
public record UnreadableRound(
    String id,
    UnreadableItem item,
    Optional<String> document,
    Optional<EmailAddress> contact,
    Optional<Enrolment> enrolment) {

  /** Whether it may be that it takes registrations at that moment. */
  boolean mayAccept(Instant at) {
    return enrolment
        .map(
            it ->
                !at.isBefore(Round.opensAt(it.opens())) && at.isBefore(Round.endsAt(it.deadline())))
        .orElse(true);
  }

  /** Whether it may be that it takes registrations on a day on which that round does. */
  boolean mayOverlap(Round other) {
    return enrolment
        .map(it -> !it.opens().isAfter(other.deadline()) && !other.opens().isAfter(it.deadline()))
        .orElse(true);
  }
}
