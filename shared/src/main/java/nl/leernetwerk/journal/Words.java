package nl.leernetwerk.journal;

import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;

/** How a journal line names the things that it is about. */
public interface Words {
  /** The initiative's name between quotes, or the reference when the name is not known. */
  String initiative(Reference registration);

  /** What a mail is about, in a few words. */
  String mail(Mail mail);
}
