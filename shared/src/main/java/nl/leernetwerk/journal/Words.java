package nl.leernetwerk.journal;

import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;

/** What a line of a journal calls the things that it is about. */
public interface Words {
  /** An initiative, by its name between quotes; by its reference when the name is not known. */
  String initiative(Reference registration);

  /** What a mail is about, in a few words. */
  String mail(Mail mail);
}
