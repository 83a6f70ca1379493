/** What organisers did that changed no roster, no round and nothing that a school said. */
package nl.leernetwerk.acts;
