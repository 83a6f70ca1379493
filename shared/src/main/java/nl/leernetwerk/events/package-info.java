/** What happened, for the functions that wait for it. */
package nl.leernetwerk.events;
