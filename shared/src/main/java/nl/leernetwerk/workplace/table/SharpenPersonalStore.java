package nl.leernetwerk.workplace.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.privacy.store.Erased;
import nl.leernetwerk.privacy.store.PersonalStore;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.TableRegistrations;

/**
 * Every version of the sharpened texts. They are the pair's, as the texts that they sent in are.
 */
public record SharpenPersonalStore(Table table) implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(SharpenKeys.SHARPENED);
  }

  private Stream<Registration> all() {
    return new TableRegistrations(table).ofEveryRound();
  }

  @Override
  public void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {
    all()
        .filter(registration -> !registration.submission().pair().roles(person).isEmpty())
        .map(Registration::reference)
        .forEach(
            reference ->
                new TableSharpened(table)
                    .of(reference)
                    .forEach(
                        text -> {
                          var json =
                              export
                                  .withArray("sharpened")
                                  .addObject()
                                  .put("reference", reference.text())
                                  .put("version", text.version())
                                  .put("at", text.at().toString())
                                  .put("expectations", text.expectations());
                          text.texts().forEach(json.putArray("learningQuestions")::add);
                        }));
  }

  /** The versions go with the last person of the pair, as the other texts do. */
  @Override
  public List<Erased> erase(Erasure erasure, Consumer<Reference> first) {
    all()
        .filter(registration -> registration.submission().pair().isErased())
        .forEach(registration -> new TableSharpened(table).forget(registration.reference()));
    return List.of();
  }
}
