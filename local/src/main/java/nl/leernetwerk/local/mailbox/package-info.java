/** The mails that were sent, kept so that people can look at them. */
package nl.leernetwerk.local.mailbox;
