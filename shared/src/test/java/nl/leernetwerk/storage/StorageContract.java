package nl.leernetwerk.storage;

/** What every store must do: the contracts of all ports, which each adapter runs. */
public interface StorageContract
    extends RoundsContract,
        DrawsContract,
        RoundJournalContract,
        RegistrationsContract,
        AmendmentsContract,
        SchoolsContract,
        AllocationsContract,
        RosterJournalContract,
        MailsContract,
        AddressesContract,
        OrganiserActsContract,
        ContactsContract {}
