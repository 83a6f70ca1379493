/** The data that outlives the process, apart from the database and the mailbox. */
package nl.leernetwerk.local.disk;
