/** Reads template.yaml and openapi.yaml, so that this machine runs what is deployed. */
package nl.leernetwerk.local.template;
