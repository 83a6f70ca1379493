/**
 * Tests our adapters and our template against programs by others that speak AWS's protocols.
 * docs/peers.md tells how to install them, and what each of them lacks.
 */
package nl.leernetwerk.peers;
