package nl.leernetwerk.enrolment;

/** A school location in the national list. */
public record School(SchoolCode code, String name, String place, SchoolSector sector) {}
