/**
 * What happens to seats after the allocation: a waiting list that works, offers, extra networks,
 * and the journal of it all. Pure rules, and the ports they need.
 */
package nl.leernetwerk.roster;
