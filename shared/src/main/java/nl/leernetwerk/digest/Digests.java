package nl.leernetwerk.digest;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Round;

/** The digests of each round, written one after the other and never changed afterwards. */
public interface Digests {

  /**
   * The last digest of a round.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<Digest> last(String round);

  /**
   * The digest of that number.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<Digest> find(String round, int number);

  /**
   * Writes the next digest together with its mails: all or nothing.
   *
   * @return false when there is a digest of that number already; then nothing is written
   */
  boolean write(Round round, Digest digest, List<Mail> mails);
}
