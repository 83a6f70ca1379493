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
 * What one feature stores about people, and what becomes of it when they ask. Each feature that
 * stores personal data has one, listed in the registry.
 */
public interface PersonalStore {
  /** The kinds of items whose personal data it exports and erases. */
  Set<StoredKind> kinds();

  /**
   * Adds to an export all that is stored about one person, and nothing about anybody else.
   *
   * @param ids empty when no address was ever hashed
   */
  default void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {}

  /**
   * Removes people; again is harmless.
   *
   * @param first receives each registration before anybody is removed from it
   */
  default List<Erased> erase(Erasure erasure, Consumer<Reference> first) {
    return List.of();
  }

  /** Removes what people wrote in their own words about what was done to a registration. */
  default void forgetReasons(Reference registration) {}

  /** Where a person still stands after an erasure, and what to do about it, in Dutch sentences. */
  default List<String> stillNamed(EmailAddress person) {
    return List.of();
  }

  /** The addresses of all who stand in what is stored. */
  default Stream<EmailAddress> people() {
    return Stream.of();
  }

  /** Does what must be done before the items of these rounds are deleted; again is harmless. */
  default void beforePurge(Set<String> rounds) {}

  /** Removes what is personal in items that stay when these rounds are deleted. */
  default void afterPurge(Set<String> rounds) {}

  /** Removes what has no use any more, apart from rounds and requests. */
  default void tidy(Optional<AddressIds> ids, Supplier<Set<EmailAddress>> people, Instant now) {}
}
