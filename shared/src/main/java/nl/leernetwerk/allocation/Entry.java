package nl.leernetwerk.allocation;

import nl.leernetwerk.draw.Ballot;
import nl.leernetwerk.enrolment.Arrival;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.Sector;

/** All that the allocation may know of a registration; no name is in it. */
public record Entry(Reference reference, Sector sector, int schools, Arrival arrival) {

  /** What a draw knows of it: not when it arrived. */
  public Ballot ballot() {
    return new Ballot(reference, sector, schools);
  }

  /** The entry of a registration. */
  public static Entry of(Registration registration) {
    return new Entry(
        registration.reference(),
        registration.submission().network(),
        registration.submission().schools().size(),
        registration.arrival());
  }
}
