package nl.leernetwerk.privacy.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.privacy.Erasure;

/** All data that is stored about people, across the features that store it. */
public record PersonalData(List<PersonalStore> stores) {
  public PersonalData {
    stores = List.copyOf(stores);
  }

  /** Everything that is stored about one person, and nothing about others. */
  public ObjectNode export(EmailAddress person, Optional<AddressIds> ids) {
    var export = JsonNodeFactory.instance.objectNode().put("email", person.value());
    stores.forEach(store -> store.export(person, ids, export));
    return export;
  }

  /**
   * Removes people from everything that is stored now. The reasons that others wrote about their
   * registrations go first. It may be repeated, and a repeat finishes what was cut off.
   */
  public List<Erased> erase(Erasure erasure) {
    return stores.stream()
        .flatMap(
            store ->
                store
                    .erase(
                        erasure,
                        registration -> stores.forEach(it -> it.forgetReasons(registration)))
                    .stream())
        .toList();
  }

  /** Where a person is still named after an erasure, in Dutch sentences that say what to do. */
  public List<String> stillNamed(EmailAddress person) {
    return stores.stream().flatMap(store -> store.stillNamed(person).stream()).toList();
  }

  /** Removes data that has no use any more. */
  public void tidy(Optional<AddressIds> ids, Instant now) {
    stores.forEach(store -> store.tidy(ids, this::people, now));
  }

  private Set<EmailAddress> people() {
    return stores.stream().flatMap(PersonalStore::people).collect(Collectors.toSet());
  }
}
