package nl.leernetwerk.journal;

import java.time.Instant;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;

/** How a journal line names the things that it is about. */
public interface Words {
  /** How things were named just before that moment, so that a line keeps what it said. */
  Words at(Instant moment);

  /** The initiative's name between quotes, or the reference when the name is not known. */
  String initiative(Reference registration);

  /** What a mail is about, in a few words. */
  String mail(Mail mail);

  /** To whom a mail goes: the initiative, or a facilitator or organiser by their number. */
  String reader(Mail mail);
}
