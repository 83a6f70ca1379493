/** What each function may do on AWS: the policies of the template, held against every call. */
package nl.leernetwerk.local.iam;
