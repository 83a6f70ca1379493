/** Who gets a seat and who waits, decided by a pure function that can be run again. */
package nl.leernetwerk.allocation;
