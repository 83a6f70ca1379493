/**
 * DynamoDB as far as the adapters use it, in the memory of this process: for the simulator, which
 * makes more calls than DynamoDB Local can answer. docs/adr/0030-a-store-for-the-simulator.md tells
 * why.
 */
package nl.leernetwerk.simulation.store;
