/** What each function may do on AWS: every call is checked against the policies of the template. */
package nl.leernetwerk.local.iam;
