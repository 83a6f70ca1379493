/** What becomes of a registration after it was sent in: who changed what of it, when and why. */
package nl.leernetwerk.amendment;
