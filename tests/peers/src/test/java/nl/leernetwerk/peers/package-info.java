/**
 * Our adapters and our template against programs that speak AWS's protocols and that others wrote.
 * docs/peers.md tells how to have them here, and what each of them lacks.
 */
package nl.leernetwerk.peers;
