/** A clock that can be moved, and the schedules that fire on it. */
package nl.leernetwerk.local.clock;
