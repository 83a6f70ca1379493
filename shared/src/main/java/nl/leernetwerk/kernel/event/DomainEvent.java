package nl.leernetwerk.kernel.event;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.MailId;

/**
 * Something that happened, written in the same transaction as the change it tells of. It carries
 * ids only. The template's rules name these by their simple class names.
 */
public sealed interface DomainEvent {

  /** A round was closed; its registrations are final. */
  record EnrolmentClosed(String round) implements DomainEvent {
    @Override
    public String subject() {
      return round;
    }
  }

  /** The beacon of a closed round told what decides its draw. */
  record SeedRevealed(String round) implements DomainEvent {
    @Override
    public String subject() {
      return round;
    }
  }

  /** Every registration of a round has its outcome. */
  record SeatsAllocated(String round) implements DomainEvent {
    @Override
    public String subject() {
      return round;
    }
  }

  /** The seats of a sector were changed after the allocation; the journal tells how. */
  record RosterChanged(String round, Sector sector, int version) implements DomainEvent {
    @Override
    public String subject() {
      return round + "." + sector + "." + version;
    }

    private static final Pattern FORM = Pattern.compile("(.+)\\.(PO|VO)\\.([1-9][0-9]{0,8})");

    private static Optional<DomainEvent> parse(String subject) {
      var matcher = FORM.matcher(subject);
      return matcher.matches()
          ? Optional.of(
              new RosterChanged(
                  matcher.group(1),
                  Sector.valueOf(matcher.group(2)),
                  Integer.parseInt(matcher.group(3))))
          : Optional.empty();
    }
  }

  /** An organiser changed a round; its journal tells what. */
  record RoundChanged(String round, int version) implements DomainEvent {
    @Override
    public String subject() {
      return round + "." + version;
    }

    private static final Pattern FORM = Pattern.compile("(.+)\\.([1-9][0-9]{0,8})");

    private static Optional<DomainEvent> parse(String subject) {
      var matcher = FORM.matcher(subject);
      return matcher.matches()
          ? Optional.of(new RoundChanged(matcher.group(1), Integer.parseInt(matcher.group(2))))
          : Optional.empty();
    }
  }

  /** A mail waits to be sent. */
  record MailQueued(MailId mail) implements DomainEvent {
    @Override
    public String subject() {
      return mail.text();
    }
  }

  /** What tells it from all others of its type. */
  String subject();

  /** Its name on the bus. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** The event of that type and subject; empty when there is none such. */
  static Optional<DomainEvent> parse(String type, String subject) {
    return switch (type) {
      case "EnrolmentClosed" -> Optional.of(new EnrolmentClosed(subject));
      case "SeedRevealed" -> Optional.of(new SeedRevealed(subject));
      case "SeatsAllocated" -> Optional.of(new SeatsAllocated(subject));
      case "RosterChanged" -> RosterChanged.parse(subject);
      case "RoundChanged" -> RoundChanged.parse(subject);
      case "MailQueued" -> MailId.parse(subject).map(MailQueued::new);
      default -> Optional.empty();
    };
  }
}
