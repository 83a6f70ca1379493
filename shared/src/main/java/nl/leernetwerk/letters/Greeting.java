package nl.leernetwerk.letters;

import nl.leernetwerk.enrolment.Pair;
import nl.leernetwerk.mail.Addressee;

/** Whom a mail to a pair greets. */
final class Greeting {
  private Greeting() {}

  static String to(Pair pair, Addressee to) {
    return Dutch.list(to.roles().stream().map(role -> pair.person(role).name()).toList());
  }
}
