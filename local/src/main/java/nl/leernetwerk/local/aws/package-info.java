/** The services of AWS that the template uses, as far as it uses them, on one machine. */
package nl.leernetwerk.local.aws;
