package nl.leernetwerk.seats.letters;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;

/** Registrations by what the allocation decided for them. */
final class OutcomeTable {
  private OutcomeTable() {}

  /** The outcome of a registration that has one. */
  static Outcome of(Registration registration) {
    // Leaving the registration out would lose it without anybody noticing.
    return registration
        .outcome()
        .orElseThrow(
            () -> new IllegalArgumentException(registration.reference() + " has no outcome yet"));
  }

  /** The registrations with a seat in that network, in order of turn. */
  static List<Registration> seated(List<Registration> registrations, String network) {
    return inOrder(
        registrations,
        registration ->
            switch (state(registration)) {
              case RegistrationState.Seated(var in) -> in.equals(network);
              case RegistrationState.Accepted(var in) -> in.equals(network);
              default -> false;
            });
  }

  /** The registrations of the sector that wait, in order of the waiting list. */
  static List<Registration> waiting(List<Registration> registrations, Sector sector) {
    return inOrder(
        registrations,
        registration ->
            state(registration) instanceof RegistrationState.Waiting
                && registration.submission().network() == sector);
  }

  /** The state of a registration that has an outcome. */
  private static RegistrationState state(Registration registration) {
    of(registration);
    return registration.state();
  }

  /** How many schools take part in these registrations. */
  static int schools(List<Registration> registrations) {
    return registrations.stream().mapToInt(r -> r.submission().schools().size()).sum();
  }

  /** How many seats these registrations take or ask for. */
  static int seats(List<Registration> registrations) {
    return registrations.stream().mapToInt(registration -> of(registration).seats()).sum();
  }

  private static List<Registration> inOrder(
      List<Registration> registrations, Predicate<Registration> which) {
    return registrations.stream()
        .filter(which)
        .sorted(Comparator.comparingInt(registration -> of(registration).turn()))
        .toList();
  }
}
