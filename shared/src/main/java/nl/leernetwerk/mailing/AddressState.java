package nl.leernetwerk.mailing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about mail to an address.
 *
 * @param suppression why no mail goes to the address until a person decides otherwise
 * @param faltered when a mail last bounced for a reason that may pass
 * @param undelivered the mails that did not arrive or were withheld
 */
public record AddressState(
    Optional<Suppression> suppression, Optional<Instant> faltered, Set<Mail> undelivered) {
  /** The state of an address of which nothing is known. */
  public static final AddressState FINE =
      new AddressState(Optional.empty(), Optional.empty(), Set.of());

  /** An address at which something went wrong, but what cannot be read. */
  public static final AddressState UNREADABLE =
      new AddressState(
          Optional.of(new Suppression(Reason.BOUNCED, Instant.EPOCH)), Optional.empty(), Set.of());

  public AddressState {
    undelivered = Set.copyOf(undelivered);
  }

  /** Why an address gets no mail, and since when. */
  public record Suppression(Reason reason, Instant since) {}

  /** The reason why mail to an address stopped. */
  public enum Reason {
    /** Mail bounced, and will bounce again. */
    BOUNCED,
    /** The reader complained. */
    COMPLAINED
  }

  /** Whether the reader missed a mail, or will miss the next one. */
  public boolean fails() {
    return suppression.isPresent() || !undelivered.isEmpty();
  }
}
