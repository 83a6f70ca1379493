package nl.leernetwerk.journal;

import java.util.List;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.mailing.Mail;

/** What organisers did about a round, in order, never changed afterwards. */
public interface OrganiserActs {
  /** All that was done about a round, in order. */
  List<OrganiserAct> of(String round);

  /** Writes down an act; again is harmless. */
  void write(Retention retention, OrganiserAct act);

  /**
   * Queues a mail once more that was sent or set aside, and writes that down: both or neither.
   *
   * @return false when there is no such mail, it waits or is withheld, or its address is no longer
   *     known; then nothing is written
   */
  boolean sendAgain(Retention retention, Mail mail, OrganiserAct act);

  /** Erases why something was done; the rest stays. */
  void forgetReason(String round, String id);
}
