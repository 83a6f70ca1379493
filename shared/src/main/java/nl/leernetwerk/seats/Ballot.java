package nl.leernetwerk.seats;

import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;

/** What a draw knows about a registration; it holds no name. */
public record Ballot(Reference reference, Sector sector, int schools) {}
