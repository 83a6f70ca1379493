/**
 * Plays years of the whole system in seconds: the real functions and adapters, on a simulated AWS
 * where one seed decides what comes when and what goes wrong. docs/simulation.md tells how.
 */
package nl.leernetwerk.simulation;
