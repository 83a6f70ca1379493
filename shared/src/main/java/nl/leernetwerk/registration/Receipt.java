package nl.leernetwerk.registration;

import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.schools.SchoolCode;

/** The result of offering a submission to the store. */
public sealed interface Receipt {

  /** The submission is stored, with its mails. */
  record Accepted(Reference reference) implements Receipt {}

  /** The very same post came before; this is the registration that it made. */
  record Repeated(Reference reference) implements Receipt {}

  /** The same key came before, with other content. */
  record KeyReused() implements Receipt {}

  /** These codes are not in the national list. */
  record UnknownSchools(List<SchoolCode> codes) implements Receipt {}

  /** These schools are in the list, although they were sent by name and place. */
  record Listed(Map<Participant.Unlisted, SchoolCode> schools) implements Receipt {
    public Listed {
      schools = Map.copyOf(schools);
    }
  }

  /** The schools are all regular and all of this other sector. */
  record OtherSector(Sector sector) implements Receipt {}

  /** These schools are in another registration of the round. */
  record Taken(List<Participant> schools) implements Receipt {}

  /** The store was too busy. Nothing was stored, and the same post may be sent again. */
  record Busy() implements Receipt {}
}
