/** A whole enrolment, played over HTTP as outsiders would, and checked against what is promised. */
package nl.leernetwerk.local.demo;
