package nl.leernetwerk.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Round;

/** All that is stored about people, across its kinds. */
public interface PersonalData {

  /** A mail about a registration, and when it was sent, if it was. */
  record Sent(MailId mail, Optional<Instant> at) {}

  /** The mails about a registration, in order of their ids. */
  List<Sent> mails(Reference registration);

  /**
   * Puts a placeholder in these places of a pair, if the same people still have them. When nobody
   * is left, the texts of the initiative go too. Why anything was done about it, in somebody's own
   * words, may name them and goes as well; what was done stays in the journal.
   */
  void erase(Registration registration, Set<PairRole> places);

  /** Deletes what is known of an address. */
  void forget(AddressId address);

  /**
   * Deletes everything of these rounds, whatever expired by then, and the people in the rounds
   * themselves. What stays is a count for each network. It may be repeated and cut off.
   *
   * @return how many items were deleted
   */
  int purge(List<Round> rounds, Instant now);
}
