package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How mail to an address fares.
 *
 * @param suppression why no mail goes there until someone decides otherwise
 * @param faltered when a mail last bounced for a reason that may pass
 * @param undelivered the mails that did not arrive or were withheld
 */
public record AddressState(
    Optional<Suppression> suppression, Optional<Instant> faltered, Set<Mail> undelivered) {
  /** An address of which nothing is known. */
  public static final AddressState FINE =
      new AddressState(Optional.empty(), Optional.empty(), Set.of());

  public AddressState {
    undelivered = Set.copyOf(undelivered);
  }

  /** Why an address gets no mail, and since when. */
  public record Suppression(Reason reason, Instant since) {}

  /** What made us stop. */
  public enum Reason {
    /** Mail bounced, and will again. */
    BOUNCED,
    /** The reader complained. */
    COMPLAINED
  }

  /** Whether its reader missed a mail, or will miss the next. */
  public boolean fails() {
    return suppression.isPresent() || !undelivered.isEmpty();
  }
}
