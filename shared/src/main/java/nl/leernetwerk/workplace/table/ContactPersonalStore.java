package nl.leernetwerk.workplace.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.privacy.store.PersonalStore;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.ContactMoment.NextStep;

/** What facilitators noted of conversations with people, in their own words. */
public record ContactPersonalStore(Table table) implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(ContactKeys.CONTACTS);
  }

  /** The contact there was with this person, and none with the other person of the pair alone. */
  @Override
  public void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {
    new TableRegistrations(table)
        .ofEveryRound()
        .flatMap(registration -> with(person, registration))
        .forEach(contact -> write(contact, export.withArray("contacts").addObject()));
  }

  private Stream<ContactMoment> with(EmailAddress person, Registration registration) {
    var roles = registration.submission().pair().roles(person);
    return roles.isEmpty()
        ? Stream.of()
        : new TableContacts(table)
            .of(registration.reference()).stream()
                .filter(contact -> roles.stream().anyMatch(contact.with()::is));
  }

  private static void write(ContactMoment contact, ObjectNode json) {
    json.put("reference", contact.registration().text())
        .put("on", contact.on().toString())
        .put("how", Word.of(contact.how()))
        .put("with", Word.of(contact.with()))
        .put("reached", contact.reached());
    contact.note().ifPresent(note -> json.put("note", note));
    contact.next().flatMap(NextStep::what).ifPresent(what -> json.put("next", what));
  }

  @Override
  public void forgetReasons(Reference registration) {
    new TableContacts(table).forgetWords(registration);
  }
}
