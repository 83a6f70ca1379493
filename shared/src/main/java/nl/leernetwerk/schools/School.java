package nl.leernetwerk.schools;

import java.util.Optional;

/**
 * A school location in the national list.
 *
 * @param region the region whose holidays the school has, if the list tells
 * @param street the street and the number in it, if the list tells
 * @param municipality the municipality, in DUO's spelling, if the list tells
 */
public record School(
    SchoolCode code,
    String name,
    String place,
    SchoolSector sector,
    Optional<HolidayRegion> region,
    Optional<String> street,
    Optional<String> municipality) {

  /** A school of a list without addresses. */
  public School(
      SchoolCode code,
      String name,
      String place,
      SchoolSector sector,
      Optional<HolidayRegion> region) {
    this(code, name, place, sector, region, Optional.empty(), Optional.empty());
  }
}
