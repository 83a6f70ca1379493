/**
 * How Lambda calls a function and what it answers: the events of AWS, and nothing of the domain.
 */
package nl.leernetwerk.lambda;
