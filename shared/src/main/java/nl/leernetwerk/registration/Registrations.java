package nl.leernetwerk.registration;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Round;

/** The registrations of all rounds. */
public interface Registrations {

  /**
   * Stores a registration with its mails, all or nothing. The registration is refused when the same
   * post came before, when a school is unknown or already taken, or when the schools determine
   * another network. When more than one reason applies, the answer is the first of them in that
   * order. A reference that is already in use is answered with {@link Receipt.Busy}.
   */
  Receipt submit(Round round, Registration registration, Idempotency idempotency, List<Mail> mails);

  /**
   * What an earlier post with that key made: {@link Receipt.Repeated}, {@link Receipt.KeyReused},
   * or empty.
   */
  Optional<Receipt> seen(Idempotency idempotency);

  /** The registration with that reference. */
  Optional<Registration> find(Reference reference);

  /** Every registration of a round that was accepted before the call, in no order. */
  List<Registration> of(String round);
}
