package nl.leernetwerk.draw;

import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Sector;

/** What a draw knows of a registration; no name is in it. */
public record Ballot(Reference reference, Sector sector, int schools) {}
