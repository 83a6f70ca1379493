package nl.leernetwerk.seats;

import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Registration;

/** Everything that the allocation may know about a registration; it holds no name. */
public record AllocationEntry(Reference reference, Sector sector, int schools, Arrival arrival) {

  /** What a draw knows about the registration: everything except when it arrived. */
  public Ballot ballot() {
    return new Ballot(reference, sector, schools);
  }

  /** The entry of a registration. */
  public static AllocationEntry of(Registration registration) {
    return new AllocationEntry(
        registration.reference(),
        registration.submission().network(),
        registration.submission().schools().size(),
        registration.arrival());
  }
}
