package nl.leernetwerk.mailing;

import nl.leernetwerk.kernel.EmailAddress;

/** A letter with its recipient and the address for replies. */
public record AddressedLetter(EmailAddress to, EmailAddress replyTo, Letter letter) {}
