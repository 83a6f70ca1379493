package nl.leernetwerk.privacy.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.privacy.Erasure;

/**
 * The personal data of one feature, and what the feature does when its owner asks. Each feature
 * that stores personal data has one; the registry lists them.
 */
public interface PersonalStore {
  /** The kinds of items whose personal data this store exports and erases. */
  Set<StoredKind> kinds();

  /**
   * Adds everything that is stored about one person to an export, and nothing about anybody else.
   *
   * @param ids empty when no address was ever hashed
   */
  default void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {}

  /**
   * Removes people; removing them again does no harm.
   *
   * @param first called for each registration before anybody is removed from it
   */
  default List<Erased> erase(Erasure erasure, Consumer<Reference> first) {
    return List.of();
  }

  /** Erases the reasons that people wrote about changes of a registration. */
  default void forgetReasons(Reference registration) {}

  /**
   * Where a person is still named after an erasure, and what to do about it, in Dutch sentences.
   */
  default List<String> stillNamed(EmailAddress person) {
    return List.of();
  }

  /**
   * The addresses of everybody who is named in what is stored.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when somebody may stand in what cannot be read
   */
  default Stream<EmailAddress> people() {
    return Stream.of();
  }

  /**
   * Does what must be done before the items of these rounds are deleted; doing it again does no
   * harm.
   */
  default void beforePurge(Set<String> rounds) {}

  /** Removes personal data from items that stay when these rounds are deleted. */
  default void afterPurge(Set<String> rounds) {}

  /**
   * Removes data that has no use any more, apart from the deletion of rounds and requests to erase.
   */
  default void tidy(Optional<AddressIds> ids, Supplier<Set<EmailAddress>> people, Instant now) {}
}
