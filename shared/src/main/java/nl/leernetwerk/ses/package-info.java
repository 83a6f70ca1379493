/** Amazon SES, through which every mail goes out. */
package nl.leernetwerk.ses;
