package nl.leernetwerk.workplace;

import java.util.List;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Retention;

/** The contact there was with the initiatives of a round, never changed afterwards. */
public interface Contacts {
  /** All contact of a round, in order for each initiative; what cannot be read is left out. */
  List<ContactMoment> ofRound(String round);

  /** All contact with one initiative, in order. */
  List<ContactMoment> of(Reference registration);

  /** Writes it down; writing it again does no harm. */
  void write(Retention retention, ContactMoment contact);

  /** Erases the words of the note and of the next step; false when there is no such contact. */
  boolean forgetNote(Reference registration, String id);
}
