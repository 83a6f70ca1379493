package nl.leernetwerk.registration;

import java.util.List;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.schools.SchoolCode;

/** What became of a submission when it was offered to the store. */
public sealed interface Receipt {

  /** Stored, with its mails. */
  record Accepted(Reference reference) implements Receipt {}

  /** The very same post came before; this is the registration it made. */
  record Repeated(Reference reference) implements Receipt {}

  /** The key came before, with another content. */
  record KeyReused() implements Receipt {}

  /** These codes are not in the national list. */
  record UnknownSchools(List<SchoolCode> codes) implements Receipt {}

  /** Its schools are all regular and all of this other sector. */
  record OtherSector(Sector sector) implements Receipt {}

  /** These schools are in another registration of the round. */
  record Taken(List<Participant> schools) implements Receipt {}

  /** The store was too busy to say; nothing was stored and the same post may be sent again. */
  record Busy() implements Receipt {}
}
