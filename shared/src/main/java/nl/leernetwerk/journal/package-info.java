/**
 * Who did what, when and why: the lines that features make from what they store, and the acts of
 * organisers that changed nothing else.
 */
package nl.leernetwerk.journal;
