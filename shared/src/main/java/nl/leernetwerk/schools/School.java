package nl.leernetwerk.schools;

import java.util.Optional;

/**
 * A school location in the national list.
 *
 * @param region the region whose holidays the school has, if the list tells
 */
public record School(
    SchoolCode code,
    String name,
    String place,
    SchoolSector sector,
    Optional<HolidayRegion> region) {}
