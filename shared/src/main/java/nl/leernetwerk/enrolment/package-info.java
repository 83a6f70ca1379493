/**
 * A round of enrolment and the registrations in it: the words and the rules, without a database, a
 * web server or a cloud.
 */
package nl.leernetwerk.enrolment;
