package nl.leernetwerk.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Round;

/** The changes of registrations after they were sent in. Each is written once. */
public interface Amendments {

  /** Every amendment of a registration that can be read, in order. */
  List<Amendment> of(Reference registration);

  /** Every amendment of a round's registrations that can be read, in no order. */
  default List<Amendment> ofRound(String round) {
    return read(round).values();
  }

  /** The same, and which cannot be read, for who must miss none. */
  Readings<Amendment> read(String round);

  /**
   * The amendment that made that version.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it cannot be read
   */
  Optional<Amendment> find(Reference registration, int version);

  /**
   * Writes the next revision of a registration: its content, the claims on its schools, the line in
   * its journal and the mails about the change. All are written, or none.
   */
  Written write(Round round, Next next);

  /** Erases the reason of an amendment; the rest of the journal stays. */
  void forgetReason(Reference registration, int version);

  /**
   * Erases the name that the initiative had before an amendment, because the name can hold
   * somebody.
   */
  void forgetFormerName(Reference registration, int version);

  /**
   * A registration's next revision.
   *
   * @param before the registration as it was read; if it has changed since, nothing is written
   * @param givers of these mails, those to a person who was given a place, with the giver
   * @param farewells mails to addresses that leave the registration, with each address
   */
  record Next(
      Registration before,
      Registration after,
      Amendment amendment,
      List<Mail> mails,
      Map<Mail, Person> givers,
      Map<Mail, EmailAddress> farewells) {
    public Next {
      mails = List.copyOf(mails);
      givers = Map.copyOf(givers);
      farewells = Map.copyOf(farewells);
    }

    /** A revision in which nobody gave their place to another person. */
    public Next(
        Registration before,
        Registration after,
        Amendment amendment,
        List<Mail> mails,
        Map<Mail, EmailAddress> farewells) {
      this(before, after, amendment, mails, Map.of(), farewells);
    }
  }

  /** The result of writing a revision. */
  sealed interface Written {

    /** The revision is written. */
    record Done() implements Written {}

    /** The registration has changed since it was read. */
    record Overtaken() implements Written {}

    /** These schools are in another registration of the round. */
    record Taken(List<Participant> schools) implements Written {
      public Taken {
        schools = List.copyOf(schools);
      }
    }

    /** The store was too busy. Nothing was written, and the request may be repeated. */
    record Busy() implements Written {}
  }
}
