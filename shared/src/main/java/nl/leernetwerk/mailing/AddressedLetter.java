package nl.leernetwerk.mailing;

import nl.leernetwerk.kernel.EmailAddress;

/** A letter, whom it is for, and whom its reader can answer. */
public record AddressedLetter(EmailAddress to, EmailAddress replyTo, Letter letter) {}
