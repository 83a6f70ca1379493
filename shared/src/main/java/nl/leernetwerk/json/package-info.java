/** The JSON that comes in and goes out, and the errors people are shown about it. */
package nl.leernetwerk.json;
