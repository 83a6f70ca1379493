package nl.leernetwerk.registration;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Round;

/** The registrations of all rounds. */
public interface Registrations {

  /**
   * Stores a registration with its mails, all or nothing, unless the same post came before, a
   * school is unknown or already taken, or the schools decide on another network. The first of
   * these in that order is the answer. A reference that is in use already is answered with {@link
   * Receipt.Busy}.
   */
  Receipt submit(Round round, Registration registration, Idempotency idempotency, List<Mail> mails);

  /**
   * What a post with that key made before: {@link Receipt.Repeated}, {@link Receipt.KeyReused}, or
   * empty.
   */
  Optional<Receipt> seen(Idempotency idempotency);

  /** The registration of that reference. */
  Optional<Registration> find(Reference reference);

  /** Every registration of a round, all that was accepted before the call, in no order. */
  List<Registration> of(String round);
}
