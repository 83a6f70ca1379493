/**
 * The facilitators' workplace: what facilitators and organisers do with the initiatives of a
 * network after the allocation.
 */
package nl.leernetwerk.workplace;
