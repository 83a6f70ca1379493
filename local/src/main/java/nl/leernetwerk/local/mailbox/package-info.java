/** The mails that were sent, kept to be looked at. */
package nl.leernetwerk.local.mailbox;
