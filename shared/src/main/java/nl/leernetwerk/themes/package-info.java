/**
 * Groups learning questions into themes: a catalogue that people write, with examples for each
 * theme, and a classifier that learns from it. It knows nothing of registrations or of what is
 * stored.
 */
package nl.leernetwerk.themes;
