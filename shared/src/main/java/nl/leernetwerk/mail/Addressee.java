package nl.leernetwerk.mail;

import java.util.List;
import nl.leernetwerk.enrolment.EmailAddress;
import nl.leernetwerk.enrolment.Pair;
import nl.leernetwerk.enrolment.PairRole;

/** Which of a pair a mail is for. */
public enum Addressee {
  PRACTITIONER,
  LEADER,
  /** Both at once, because they share an address. */
  PAIR;

  /** Who is mailed about a registration: each of the two, or both in one mail. */
  public static List<Addressee> of(Pair pair) {
    return pair.sharesAddress() ? List.of(PAIR) : List.of(PRACTITIONER, LEADER);
  }

  /** The people the mail greets. */
  public List<PairRole> roles() {
    return switch (this) {
      case PRACTITIONER -> List.of(PairRole.PRACTITIONER);
      case LEADER -> List.of(PairRole.LEADER);
      case PAIR -> List.of(PairRole.PRACTITIONER, PairRole.LEADER);
    };
  }

  /** Where the mail goes. */
  public EmailAddress address(Pair pair) {
    return pair.person(roles().getFirst()).email();
  }
}
