package nl.leernetwerk.registration;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Round;

/** The registrations of all rounds. */
public interface Registrations {

  /**
   * Stores a registration with its mails, all or nothing. The registration is refused when the same
   * post came before, when a school is unknown, is in the list although it was sent by name and
   * place, or is already taken, or when the schools determine another network. When more than one
   * reason applies, the answer is the first of them in that order. A reference that is already in
   * use is answered with {@link Receipt.Busy}.
   */
  Receipt submit(Round round, Registration registration, Idempotency idempotency, List<Mail> mails);

  /**
   * What an earlier post with that key made: {@link Receipt.Repeated}, {@link Receipt.KeyReused},
   * or empty.
   */
  Optional<Receipt> seen(Idempotency idempotency);

  /**
   * The registration with that reference.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<Registration> find(Reference reference);

  /**
   * Every registration of a round that was accepted before the call, in no order, for a caller who
   * must miss none.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when one cannot be read
   */
  default List<Registration> of(String round) {
    return read(round).all();
  }

  /** The same, and which cannot be read, for a caller who can go on with the others. */
  Readings<Registration> read(String round);

  /**
   * Whether a registration of that round has that school. One that was typed as the list names it
   * is that school.
   */
  boolean isTaken(String round, Participant school);
}
