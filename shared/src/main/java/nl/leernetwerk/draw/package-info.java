/**
 * A draw that anyone can check: what is fixed beforehand, what decides, and how it is recomputed.
 */
package nl.leernetwerk.draw;
