/** The grouping of questions from a file, and how well it agrees with people's own. */
package nl.leernetwerk.local.themes;
