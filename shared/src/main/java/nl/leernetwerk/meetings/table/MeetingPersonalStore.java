package nl.leernetwerk.meetings.table;

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
import nl.leernetwerk.meetings.Invitation;
import nl.leernetwerk.privacy.Erasure;
import nl.leernetwerk.privacy.store.Erased;
import nl.leernetwerk.privacy.store.PersonalStore;
import nl.leernetwerk.rounds.table.TableRounds;

/** Who was invited to which meeting. */
public record MeetingPersonalStore(Table table) implements PersonalStore {
  @Override
  public Set<StoredKind> kinds() {
    return Set.of(MeetingKeys.MEETINGS, MeetingKeys.INVITATIONS);
  }

  private Stream<TableInvitations.Stored> all() {
    return new TableRounds(table)
        .read().ids().stream()
            .flatMap(round -> new TableInvitations(table).ofRound(round).stream());
  }

  @Override
  public void export(EmailAddress person, Optional<AddressIds> ids, ObjectNode export) {
    all()
        .filter(it -> it.told().address().equals(person))
        .forEach(
            it -> {
              var told = it.told();
              export
                  .withArray("invitations")
                  .addObject()
                  .put("round", it.round())
                  .put("network", it.network())
                  .put("meeting", told.meeting())
                  .put("day", told.appointment().day().toString())
                  .put("cancelled", told.cancelled());
            });
  }

  /** The place stays, with how often it was told something; the person does not. */
  @Override
  public List<Erased> erase(Erasure erasure, Consumer<Reference> first) {
    all()
        .filter(it -> erasure.covers(it.told().address(), it.told().at()))
        .forEach(new TableInvitations(table)::forgetPerson);
    return List.of();
  }

  @Override
  public Stream<EmailAddress> people() {
    return all().map(TableInvitations.Stored::told).map(Invitation::address);
  }
}
