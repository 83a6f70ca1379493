/**
 * What is reached over HTTP: the API as API Gateway offers it, the pages, and what is only here.
 */
package nl.leernetwerk.local.http;
