package nl.leernetwerk.events;

import nl.leernetwerk.mail.MailId;

/**
 * Something that happened, written in the same transaction as the change it tells of. It carries
 * ids only. The template's rules name these by their simple class names.
 */
public sealed interface DomainEvent {

  /** A round was closed; its registrations are final. */
  record EnrolmentClosed(String round) implements DomainEvent {}

  /** Every registration of a round has its outcome. */
  record SeatsAllocated(String round) implements DomainEvent {}

  /** A mail waits to be sent. */
  record MailQueued(String round, MailId mail) implements DomainEvent {}

  /** The round it is about. */
  String round();

  /** Its name on the bus. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** What tells it from all others of its type. */
  default String subject() {
    return switch (this) {
      case EnrolmentClosed closed -> closed.round();
      case SeatsAllocated allocated -> allocated.round();
      case MailQueued queued -> queued.mail().text();
    };
  }
}
