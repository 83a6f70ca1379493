package nl.leernetwerk.acts;

import java.util.List;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.mail.MailId;

/** What organisers did about a round, in order, never changed afterwards. */
public interface Acts {

  /** All that was done about a round, in order. */
  List<Act> of(String round);

  /** Writes down an act; again is harmless. */
  void write(Round round, Act act);

  /**
   * Queues a mail once more that was sent or set aside, and writes that down: both or neither.
   *
   * @return false when there is no such mail, or it waits or is withheld; then nothing is written
   */
  boolean sendAgain(Round round, MailId mail, Act act);

  /** Erases why something was done; the rest stays. */
  void forgetWhy(String round, String id);
}
