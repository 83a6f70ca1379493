package nl.leernetwerk.registration.letters;

import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Pair;

/** The people whom a mail to a pair greets. */
public final class Greeting {
  private Greeting() {}

  public static String to(Pair pair, Addressee to) {
    return Dutch.list(to.roles().stream().map(role -> pair.person(role).name()).toList());
  }
}
