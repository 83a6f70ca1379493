package nl.leernetwerk.registry;

import java.util.List;
import nl.leernetwerk.digest.table.DigestKeys;
import nl.leernetwerk.journal.table.ActKeys;
import nl.leernetwerk.kernel.table.EventItem;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.kernel.table.TableCheck;
import nl.leernetwerk.mailing.table.AddressKeys;
import nl.leernetwerk.mailing.table.MailItem;
import nl.leernetwerk.meetings.table.MeetingKeys;
import nl.leernetwerk.meetings.table.MeetingPersonalStore;
import nl.leernetwerk.messages.table.MessageKeys;
import nl.leernetwerk.messages.table.MessagePersonalStore;
import nl.leernetwerk.privacy.store.PersonalData;
import nl.leernetwerk.privacy.table.ActPersonalStore;
import nl.leernetwerk.privacy.table.MailPersonalStore;
import nl.leernetwerk.privacy.table.TablePurge;
import nl.leernetwerk.registration.table.RegistrationKeys;
import nl.leernetwerk.registration.table.RegistrationPersonalStore;
import nl.leernetwerk.rounds.table.RoundKeys;
import nl.leernetwerk.rounds.table.RoundPersonalStore;
import nl.leernetwerk.schools.table.SchoolKeys;
import nl.leernetwerk.seats.table.SeatKeys;
import nl.leernetwerk.seats.table.SeatPersonalStore;
import nl.leernetwerk.workplace.table.ContactKeys;
import nl.leernetwerk.workplace.table.ContactPersonalStore;
import nl.leernetwerk.workplace.table.GroupingKeys;
import nl.leernetwerk.workplace.table.GroupingPersonalStore;
import nl.leernetwerk.workplace.table.SharpenKeys;
import nl.leernetwerk.workplace.table.SharpenPersonalStore;

/** Every kind of item in the table, and the personal data that each feature stores. */
public final class StoredKinds {
  /** Every kind, feature by feature. */
  public static final List<StoredKind> ALL =
      List.of(
          EventItem.KIND,
          MailItem.KIND,
          AddressKeys.ADDRESSES,
          AddressKeys.ADDRESS_KEY,
          ActKeys.ACTS,
          SchoolKeys.LIST,
          SchoolKeys.SCHOOL,
          SchoolKeys.SCHOOL_NAME,
          RoundKeys.ROUNDS,
          RoundKeys.JOURNAL,
          RoundKeys.STAFF,
          RegistrationKeys.REGISTRATIONS,
          RegistrationKeys.CLAIM,
          RegistrationKeys.IDEMPOTENCY,
          RegistrationKeys.AMENDMENTS,
          RegistrationKeys.LINK_KEY,
          SeatKeys.ALLOCATION,
          SeatKeys.DRAW,
          SeatKeys.JOURNAL,
          ContactKeys.CONTACTS,
          SharpenKeys.SHARPENED,
          GroupingKeys.GROUPINGS,
          DigestKeys.DIGESTS,
          MessageKeys.MESSAGES,
          MeetingKeys.MEETINGS,
          MeetingKeys.INVITATIONS);

  private StoredKinds() {}

  /** Everything that a table stores about people. */
  public static PersonalData personalData(Table table) {
    return new PersonalData(
        List.of(
            new RegistrationPersonalStore(table),
            new RoundPersonalStore(table),
            new SeatPersonalStore(table),
            new ContactPersonalStore(table),
            new SharpenPersonalStore(table),
            new GroupingPersonalStore(),
            new MessagePersonalStore(table),
            new MeetingPersonalStore(table),
            new ActPersonalStore(table, JournalSources.ACTS),
            new MailPersonalStore(table)));
  }

  /** Finds what cannot be read in a table. */
  public static TableCheck check(Table table) {
    return new TableCheck(table, ALL);
  }

  /** The purge that deletes from a table what is due. */
  public static TablePurge purge(Table table) {
    return new TablePurge(table, ALL, personalData(table).stores());
  }
}
