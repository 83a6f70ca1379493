package nl.leernetwerk.registry;

import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.journal.ActJournal;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.FullJournal;
import nl.leernetwerk.journal.table.TableOrganiserActs;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.meetings.Meetings;
import nl.leernetwerk.messages.Messages;
import nl.leernetwerk.messages.letters.MessageJournalSource;
import nl.leernetwerk.messages.table.TableMessages;
import nl.leernetwerk.registration.PersonActs;
import nl.leernetwerk.registration.letters.RegistrationJournalSource;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.letters.RoundJournalSource;
import nl.leernetwerk.rounds.table.TableRoundJournal;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.seats.letters.SeatJournalSource;
import nl.leernetwerk.seats.table.TableDraws;
import nl.leernetwerk.seats.table.TableRosterJournal;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.Contacts;
import nl.leernetwerk.workplace.Groupings;
import nl.leernetwerk.workplace.letters.ContactJournalSource;
import nl.leernetwerk.workplace.letters.SharpenJournalSource;
import nl.leernetwerk.workplace.table.TableContacts;
import nl.leernetwerk.workplace.table.TableSharpened;

/** Every source of journal lines, and every kind of act by organisers. */
public final class JournalSources {
  /** Every kind of act by organisers, feature by feature. */
  public static final List<ActKind> ACTS =
      Stream.of(
              ActKind.ALL,
              PersonActs.ALL,
              Groupings.ACTS,
              Contacts.ACTS,
              Messages.ACTS,
              Meetings.ACTS)
          .flatMap(List::stream)
          .toList();

  private JournalSources() {}

  /** The complete journal that a table holds. */
  public static FullJournal journal(Table table) {
    var rounds = new TableRounds(table);
    var registrations = new TableRegistrations(table);
    return new FullJournal(
        List.of(
            new RoundJournalSource(rounds, new TableRoundJournal(table)),
            new RegistrationJournalSource(registrations, new TableAmendments(table)),
            new SeatJournalSource(
                rounds,
                registrations,
                TableRosters.readOnly(table),
                new TableRosterJournal(table),
                new TableDraws(table)),
            new ContactJournalSource(new TableContacts(table)),
            new SharpenJournalSource(registrations, new TableSharpened(table)),
            new MessageJournalSource(new TableMessages(table)),
            new ActJournal(new TableOrganiserActs(table), ACTS)));
  }
}
