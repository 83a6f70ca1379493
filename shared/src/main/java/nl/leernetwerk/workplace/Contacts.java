package nl.leernetwerk.workplace;

import java.util.List;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Retention;
import nl.leernetwerk.registration.Registration;

/** The contact there was with the initiatives of a round, never changed afterwards. */
public interface Contacts {
  /** The words of contact were erased; the act's object is the reference. */
  ActKind WORDS_ERASED =
      new ActKind(
          "contact-words",
          (reference, words) ->
              "De notitie bij een contact met %s is gewist."
                  .formatted(words.initiative(Reference.parse(reference).orElseThrow())),
          Reference::parse);

  /** Every kind of act about contact. */
  List<ActKind> ACTS = List.of(WORDS_ERASED);

  /** All contact of a round, in order for each initiative; what cannot be read is left out. */
  List<ContactMoment> ofRound(String round);

  /** All contact with one initiative, in order. */
  List<ContactMoment> of(Reference registration);

  /**
   * Writes it down, if the registration is still the version that was read; writing it again does
   * no harm. An erasure makes another version, so that words about a person who was erased
   * meanwhile are not stored after it.
   *
   * @param seen the registration as it was read
   */
  Written write(Retention retention, Registration seen, ContactMoment contact);

  /**
   * Erases the words of the note and of the next step with a line in the journal, both or neither;
   * false when there is no such contact. When the words are gone already, nothing is written.
   */
  boolean eraseWords(Retention retention, Reference registration, String id, OrganiserAct act);

  /** Erases the words of all contact with an initiative, because somebody is erased. */
  void forgetWords(Reference registration);

  /** The result of writing contact down. */
  enum Written {
    /** It is stored, now or already before. */
    DONE,
    /** The registration has changed since it was read, and nothing was written. */
    OVERTAKEN
  }
}
