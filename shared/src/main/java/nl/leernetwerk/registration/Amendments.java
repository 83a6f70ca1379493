package nl.leernetwerk.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Round;

/** The changes of registrations after they were sent in, each written once. */
public interface Amendments {

  /** Every amendment of a registration, in order. */
  List<Amendment> of(Reference registration);

  /** Every amendment of a round's registrations, in no order. */
  List<Amendment> ofRound(String round);

  /** The amendment that made that revision. */
  Optional<Amendment> find(Reference registration, int version);

  /**
   * Puts a registration in its next revision: what it says, the claims on its schools, the line in
   * its journal and the mails that tell it, all or nothing.
   */
  Written write(Round round, Next next);

  /** Erases why an amendment was made; all else in the journal stays. */
  void forgetReason(Reference registration, int version);

  /**
   * A registration's next revision.
   *
   * @param before as it was read; if it has changed since, nothing is written
   * @param farewells mails to addresses that stand in the registration no more, with the address
   */
  record Next(
      Registration before,
      Registration after,
      Amendment amendment,
      List<Mail> mails,
      Map<Mail, EmailAddress> farewells) {
    public Next {
      mails = List.copyOf(mails);
      farewells = Map.copyOf(farewells);
    }
  }

  /** What became of it. */
  sealed interface Written {

    /** It is written. */
    record Done() implements Written {}

    /** The registration has changed since it was read. */
    record Overtaken() implements Written {}

    /** These schools are in another registration of the round. */
    record Taken(List<Participant> schools) implements Written {
      public Taken {
        schools = List.copyOf(schools);
      }
    }

    /** The store was too busy to say; nothing was written, and it may be asked again. */
    record Busy() implements Written {}
  }
}
