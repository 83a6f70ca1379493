/** What the parts cost, measured: docs/measurements.md tells how, how much and what it means. */
package nl.leernetwerk.bench;
