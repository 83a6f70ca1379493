package nl.leernetwerk.registration;

import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * One of the two people of a pair. The role is in the person's own words; the phone number is as
 * they typed it.
 */
public record Person(String name, EmailAddress email, String role, Optional<String> phone) {
  /** Stands in the place of a person whose data was removed; nobody reads mail to this address. */
  public static final Person ERASED =
      new Person(
          "Verwijderd op verzoek",
          new EmailAddress("verwijderd@verwijderd.invalid"),
          "verwijderd",
          Optional.empty());

  /** Whether this person's data was removed. */
  public boolean isErased() {
    return equals(ERASED);
  }
}
