/** Reads template.yaml and openapi.yaml: what is deployed is what runs here. */
package nl.leernetwerk.local.template;
