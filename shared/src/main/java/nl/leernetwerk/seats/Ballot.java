package nl.leernetwerk.seats;

import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;

/** What a draw knows of a registration; no name is in it. */
public record Ballot(Reference reference, Sector sector, int schools) {}
