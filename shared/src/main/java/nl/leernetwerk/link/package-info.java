/** The school's own link: how it is made, whom it lets in, and what is behind it. */
package nl.leernetwerk.link;
