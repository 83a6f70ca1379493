package nl.leernetwerk.registration;

import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolName;

/** A school that takes part in an initiative, as the form names it. */
public sealed interface Participant {

  /** A school in the national list, by its code. */
  record Listed(SchoolCode code) implements Participant {
    @Override
    public String identity() {
      return code.value();
    }
  }

  /**
   * A school that is not in the list, by its name and place. Organisers see that it is not in the
   * list.
   */
  record Unlisted(String name, String place) implements Participant {
    @Override
    public String identity() {
      return called().identity();
    }

    /** Its name and place, to look it up by. */
    public SchoolName called() {
      return new SchoolName(name, place);
    }
  }

  /** The identity of the school: each identity can have one registration in a round. */
  String identity();
}
