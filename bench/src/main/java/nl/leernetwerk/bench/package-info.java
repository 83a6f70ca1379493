/**
 * Measures what the parts cost. docs/measurements.md tells how the figures were measured and what
 * they mean.
 */
package nl.leernetwerk.bench;
