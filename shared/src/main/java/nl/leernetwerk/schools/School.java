package nl.leernetwerk.schools;

import java.util.Optional;

/**
 * A school location in the national list.
 *
 * @param region when it has its school holidays, if the list tells
 */
public record School(
    SchoolCode code,
    String name,
    String place,
    SchoolSector sector,
    Optional<HolidayRegion> region) {}
