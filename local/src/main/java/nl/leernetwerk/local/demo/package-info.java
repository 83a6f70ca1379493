/**
 * Plays a whole enrolment over HTTP, as outsiders would, and checks it against what is promised.
 */
package nl.leernetwerk.local.demo;
