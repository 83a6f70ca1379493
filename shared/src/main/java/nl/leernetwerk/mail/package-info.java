/** Which mails exist, to whom, and how each is sent exactly once; not what they say. */
package nl.leernetwerk.mail;
