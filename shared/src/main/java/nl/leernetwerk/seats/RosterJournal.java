package nl.leernetwerk.seats;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;

/** The changes of each roster, written one after the other and never again. */
public interface RosterJournal {

  /** Every change of a roster, in order. */
  List<RosterChange> of(String round, Sector sector);

  /** The change of that number. */
  Optional<RosterChange> find(String round, Sector sector, int version);

  /**
   * Writes the next change, amends the round, and publishes {@code RosterChanged}: all or nothing.
   *
   * @param amendment what the change makes of the round; the same round when nothing
   * @return false when another change has that number, or somebody else amended the round just now;
   *     then nothing is written
   */
  boolean append(Round round, Sector sector, RosterChange change, UnaryOperator<Round> amendment);

  /**
   * Puts registrations in the state that a change brought them, and queues the mails that tell it,
   * together for each. A state of a later change stays; so this may be repeated, and in any order.
   */
  void apply(Round round, int version, List<Applied> states);

  /** Erases why a change was made; all else in the journal stays. */
  void forgetReason(String round, Sector sector, int version);

  /**
   * A state to apply, and the mails that tell it.
   *
   * @param trace by which the log of all that concerns the registration is found
   */
  record Applied(Reference reference, RegistrationState state, String trace, List<Mail> mails) {
    public Applied {
      mails = List.copyOf(mails);
    }
  }
}
