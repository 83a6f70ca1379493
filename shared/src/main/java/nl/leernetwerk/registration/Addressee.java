package nl.leernetwerk.registration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Word;

/** Which of a pair a mail is for. */
public enum Addressee {
  PRACTITIONER,
  LEADER,
  /** Both at once, because they share an address. */
  PAIR;

  /** Who is mailed about a registration: each of the two who is left, or both in one mail. */
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

  /** The addressee that a mail's id calls so. */
  public static Addressee of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What a mail's id calls it. */
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

  /** Whether nobody is there to read the mail any more. */
  public boolean isErased(Pair pair) {
    return roles().stream().allMatch(role -> pair.person(role).isErased());
  }

  /** Where the mail goes. */
  public EmailAddress address(Pair pair) {
    // Of two who shared an address one may be gone.
    return roles().stream()
        .map(pair::person)
        .filter(person -> !person.isErased())
        .findFirst()
        .orElse(Person.ERASED)
        .email();
  }
}
