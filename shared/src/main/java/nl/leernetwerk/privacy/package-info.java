/** What people may ask of us about their data: to see it, and to have it removed. */
package nl.leernetwerk.privacy;
