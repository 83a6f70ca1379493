/** The whole stack on one machine, wired by reading the template that deploys it. */
package nl.leernetwerk.local;
