package nl.leernetwerk.journal;

import java.util.List;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.rounds.Round;

/** What organisers did about a round, in order, never changed afterwards. */
public interface OrganiserActs {

  /** All that was done about a round, in order. */
  List<OrganiserAct> of(String round);

  /** Writes down an act; again is harmless. */
  void write(Round round, OrganiserAct act);

  /**
   * Queues a mail once more that was sent or set aside, and writes that down: both or neither.
   *
   * @return false when there is no such mail, or it waits or is withheld; then nothing is written
   */
  boolean sendAgain(Round round, MailId mail, OrganiserAct act);

  /** Erases why something was done; the rest stays. */
  void forgetWhy(String round, String id);
}
