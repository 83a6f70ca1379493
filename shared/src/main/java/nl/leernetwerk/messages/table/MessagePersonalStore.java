package nl.leernetwerk.messages.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.AddressIds;
import nl.leernetwerk.privacy.store.PersonalStore;
import nl.leernetwerk.registration.table.TableRegistrations;

/** What organisers wrote to people, in their own words. */
public record MessagePersonalStore(Table table) implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(MessageKeys.MESSAGES);
  }

  /** The messages that this person got. */
  @Override
  public void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {
    new TableRegistrations(table)
        .ofEveryRound()
        .forEach(
            registration -> {
              var roles = registration.submission().pair().roles(person);
              if (!roles.isEmpty()) {
                new TableMessages(table)
                    .readable(registration.reference().round()).stream()
                        .filter(
                            message ->
                                message.to().stream()
                                    .anyMatch(
                                        it ->
                                            it.registration().equals(registration.reference())
                                                && it.person().roles().stream()
                                                    .anyMatch(roles::contains)))
                        .forEach(
                            message -> {
                              var json =
                                  export
                                      .withArray("messages")
                                      .addObject()
                                      .put("reference", registration.reference().text())
                                      .put("at", message.at().toString());
                              message
                                  .text()
                                  .ifPresent(
                                      it ->
                                          json.put("subject", it.subject()).put("text", it.text()));
                            });
              }
            });
  }

  /** A text that went to this initiative alone may be about its people; one to more is not. */
  @Override
  public void forgetReasons(Reference registration) {
    var messages = new TableMessages(table);
    messages.readable(registration.round()).stream()
        .filter(it -> it.registrations().equals(List.of(registration)))
        .forEach(it -> messages.forgetText(registration.round(), it.number()));
  }
}
