/** How organisers open and edit rounds, what may change when, and the journal of who did what. */
package nl.leernetwerk.rounds;
