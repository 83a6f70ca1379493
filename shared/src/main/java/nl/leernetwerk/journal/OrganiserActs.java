package nl.leernetwerk.journal;

import java.util.List;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.mailing.Mail;

/** What organisers did about a round, in order, never changed afterwards. */
public interface OrganiserActs {
  /** All that was done about a round, in order; what cannot be read is left out. */
  List<OrganiserAct> of(String round);

  /** Writes down an act; writing it again does no harm. */
  void write(Retention retention, OrganiserAct act);

  /**
   * Queues a mail again that was sent, set aside or given up, and writes the act down: both or
   * neither.
   *
   * @return false when there is no such mail, when the mail waits or is withheld, or when its
   *     address is no longer known; then nothing is written
   */
  boolean sendAgain(Retention retention, Mail mail, OrganiserAct act);

  /**
   * Gives up a mail that was set aside, and writes the act down: both or neither.
   *
   * @return false when there is no such mail, or it is not set aside; then nothing is written
   */
  boolean giveUp(Retention retention, Mail mail, OrganiserAct act);

  /** Erases the reason of an act; the rest of the act stays. */
  void forgetReason(String round, String id);
}
