package nl.leernetwerk.workplace;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Network;

/** Which initiatives were reached at least once. */
public record Reached(Set<Reference> initiatives) {
  public Reached {
    initiatives = Set.copyOf(initiatives);
  }

  /** The initiatives with which there was contact that reached somebody. */
  public static Reached among(List<ContactMoment> contacts) {
    return new Reached(
        contacts.stream()
            .filter(ContactMoment::reached)
            .map(ContactMoment::registration)
            .collect(Collectors.toSet()));
  }

  /** Those with a seat in a network who were not, in order of turn. */
  public List<Registration> missing(List<Registration> registrations, Network network) {
    return registrations.stream()
        .filter(it -> Member.hasSeat(it, network))
        .filter(it -> !initiatives.contains(it.reference()))
        .sorted(Comparator.comparing(it -> it.outcome().map(Outcome::turn).orElse(0)))
        .toList();
  }
}
