package nl.leernetwerk.registration;

import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;

/** One of the two people of a pair. The role is in their own words; the phone as they typed it. */
public record Person(String name, EmailAddress email, String role, Optional<String> phone) {
  /** Who stands where somebody's data was removed; nobody reads what is sent to this address. */
  public static final Person ERASED =
      new Person(
          "Verwijderd op verzoek",
          new EmailAddress("verwijderd@verwijderd.invalid"),
          "verwijderd",
          Optional.empty());

  /** Whether somebody's data was removed here. */
  public boolean isErased() {
    return equals(ERASED);
  }
}
