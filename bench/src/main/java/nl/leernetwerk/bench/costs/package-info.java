/** What the stack costs: counted calls, times the public prices. */
package nl.leernetwerk.bench.costs;
