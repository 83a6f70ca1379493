package nl.leernetwerk.storage;

/** What every store must do. Each adapter runs the contracts of all ports. */
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
        OrganiserActsContract {}
