/** The national list of school locations: reading it from files, and searching it. */
package nl.leernetwerk.schools;
