/** A beacon for the rounds on this machine, and the check of a published draw. */
package nl.leernetwerk.local.draw;
