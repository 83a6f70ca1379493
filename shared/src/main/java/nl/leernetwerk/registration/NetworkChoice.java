package nl.leernetwerk.registration;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.schools.School;

/** Which network an initiative may ask for. */
public final class NetworkChoice {
  private NetworkChoice() {}

  /**
   * The sector that the schools determine: that of regular schools that are all of one sector.
   * Empty when the initiative may choose, because a school is specialised or unlisted, or because
   * the schools are of both sectors.
   */
  public static Optional<Sector> decided(
      Collection<Participant> participants, Collection<School> listed) {
    if (participants.size() != listed.size()) {
      return Optional.empty();
    }
    Set<Optional<Sector>> sectors =
        listed.stream().map(school -> school.sector().network()).collect(Collectors.toSet());
    return sectors.size() == 1 ? sectors.iterator().next() : Optional.empty();
  }
}
