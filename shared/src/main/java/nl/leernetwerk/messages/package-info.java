/**
 * What organisers write to a selection of initiatives: a message, and the mails that bring it to
 * both people of each pair.
 */
package nl.leernetwerk.messages;
