/** A beacon for rounds on this machine, and the check of a published draw. */
package nl.leernetwerk.local.draw;
