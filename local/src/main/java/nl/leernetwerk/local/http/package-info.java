/**
 * Everything that is reached over HTTP: the API as API Gateway offers it, the pages, and the
 * endpoints that exist only here.
 */
package nl.leernetwerk.local.http;
