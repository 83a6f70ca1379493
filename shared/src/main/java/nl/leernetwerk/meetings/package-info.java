/**
 * The meetings of a network: their days and places, and the invitations that keep everybody's
 * calendar right.
 */
package nl.leernetwerk.meetings;
