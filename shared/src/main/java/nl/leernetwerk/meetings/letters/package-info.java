/** What the mails about meetings carry. */
package nl.leernetwerk.meetings.letters;
