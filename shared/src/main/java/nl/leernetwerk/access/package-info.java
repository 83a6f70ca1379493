/** Who calls, and what they may see. */
package nl.leernetwerk.access;
