package nl.leernetwerk.messages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;

/**
 * A message that an organiser wrote. Who gets it was settled when it was written, so that its mails
 * follow from it alone, whatever happens to the registrations.
 *
 * @param number 1 for the first of a round, and one more each time
 * @param request which request wrote it
 * @param to in the order of their references
 * @param people how many people read the mails
 * @param text empty once an organiser has erased it
 */
public record Message(
    int number,
    Instant at,
    Actor by,
    Idempotency request,
    Selection selection,
    List<Recipient> to,
    int people,
    Optional<MessageText> text) {
  /** The kind of its mails. */
  public static final String KIND = "message";

  public Message {
    to = List.copyOf(to);
  }

  /** A reader of a message: one or both people of a pair. */
  public record Recipient(Reference registration, Addressee person) {}

  /** Its mails. The number of the message is their version, so that each exists once. */
  public List<Mail> mails() {
    return to.stream()
        .map(it -> new Mail(it.registration().text(), it.person().word(), KIND, number))
        .toList();
  }

  /** The initiatives that it was written to. */
  public List<Reference> registrations() {
    return to.stream().map(Recipient::registration).distinct().toList();
  }
}
