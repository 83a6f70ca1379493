package nl.leernetwerk.seats;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Receipt;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;

/** The changes of each roster, written one after the other and never changed afterwards. */
public interface RosterJournal {

  /**
   * Every change of a roster, in order.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when one cannot be read: what the roster is follows
   *     from all of them
   */
  List<RosterChange> of(String round, Sector sector);

  /** The same, and which cannot be read, for who only tells what happened. */
  Readings<RosterChange> read(String round, Sector sector);

  /**
   * The change of that number.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<RosterChange> find(String round, Sector sector, int version);

  /**
   * Writes the next change, amends the round, and publishes {@code RosterChanged}: all or nothing.
   *
   * @param amendment makes the new version of the round; the same round when nothing changes in it
   * @return false when another change has that number, or when somebody else changed the round just
   *     now; then nothing is written
   */
  boolean append(Round round, Sector sector, RosterChange change, UnaryOperator<Round> amendment);

  /**
   * Writes the next change and publishes {@code RosterChanged}, together with the registration that
   * the change enters: all or nothing. The answers are those of {@link
   * nl.leernetwerk.registration.Registrations#submit}; it is {@link Receipt.Busy} too when another
   * change has that number.
   */
  Receipt enter(
      Round round,
      Sector sector,
      RosterChange change,
      Registration registration,
      Idempotency idempotency,
      List<Mail> mails);

  /**
   * Gives registrations the state that a change brought them, and queues the mails that tell it,
   * together for each registration. A state from a later change is kept, so this may be repeated,
   * and in any order.
   */
  void apply(Round round, int version, List<Applied> states);

  /** Erases the reason of a change; the rest of the journal stays. */
  void forgetReason(String round, Sector sector, int version);

  /**
   * A state to apply, and the mails that tell it.
   *
   * @param trace the id by which all log lines about the registration are found together
   */
  record Applied(Reference reference, RegistrationState state, String trace, List<Mail> mails) {
    public Applied {
      mails = List.copyOf(mails);
    }
  }
}
