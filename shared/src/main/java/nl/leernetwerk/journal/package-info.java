/**
 * Who did what, when and why: the lines that features write of themselves, put together, and what
 * organisers did that changed nothing else.
 */
package nl.leernetwerk.journal;
