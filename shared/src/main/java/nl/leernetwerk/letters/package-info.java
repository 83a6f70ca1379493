/** What every mail says, in Dutch: as plain text, as HTML, and as a spreadsheet beside it. */
package nl.leernetwerk.letters;
