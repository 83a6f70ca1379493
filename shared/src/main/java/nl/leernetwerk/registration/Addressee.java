package nl.leernetwerk.registration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Word;

/** The reader of a mail to a pair. */
public enum Addressee {
  PRACTITIONER,
  LEADER,
  /** Both people at once, because they share an address. */
  PAIR;

  /**
   * The readers of mail about a registration: each person of the pair who is still there, or both
   * in one mail.
   */
  public static List<Addressee> of(Pair pair) {
    var left = Stream.of(PRACTITIONER, LEADER).filter(it -> !it.isErased(pair)).toList();
    return left.size() == 2 && pair.sharesAddress() ? List.of(PAIR) : left;
  }

  /** The person in that place. */
  public static Addressee of(PairRole role) {
    return switch (role) {
      case PRACTITIONER -> PRACTITIONER;
      case LEADER -> LEADER;
    };
  }

  /** The addressee with that word in a mail's id. */
  public static Addressee of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The word for this addressee in a mail's id. */
  public String word() {
    return Word.of(this);
  }

  /** The people the mail greets. */
  public List<PairRole> roles() {
    return switch (this) {
      case PRACTITIONER -> List.of(PairRole.PRACTITIONER);
      case LEADER -> List.of(PairRole.LEADER);
      case PAIR -> List.of(PairRole.PRACTITIONER, PairRole.LEADER);
    };
  }

  /** Whether nobody is left to read the mail. */
  public boolean isErased(Pair pair) {
    return roles().stream().allMatch(role -> pair.person(role).isErased());
  }

  /** The address that the mail goes to. */
  public EmailAddress address(Pair pair) {
    // Of two people who shared an address, one may have been erased.
    return roles().stream()
        .map(pair::person)
        .filter(person -> !person.isErased())
        .findFirst()
        .orElse(Person.ERASED)
        .email();
  }
}
