package nl.leernetwerk.letters;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import nl.leernetwerk.allocation.Outcome;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.RegistrationState;
import nl.leernetwerk.enrolment.Sector;

/** Registrations by what the allocation decided for them. */
final class Outcomes {
  private Outcomes() {}

  /** The outcome of a registration that has one. */
  static Outcome of(Registration registration) {
    return switch (registration.state()) {
      case RegistrationState.Decided(var outcome) -> outcome;
      // Leaving it out would lose it without anybody noticing.
      case RegistrationState.Submitted _ ->
          throw new IllegalArgumentException(registration.reference() + " has no outcome yet");
    };
  }

  /** Those with a seat in that network, in order of turn. */
  static List<Registration> seated(List<Registration> registrations, String network) {
    return inOrder(
        registrations,
        registration ->
            of(registration) instanceof Outcome.Seated seated && seated.network().equals(network));
  }

  /** Those of the sector that wait, in order of the waiting list. */
  static List<Registration> waiting(List<Registration> registrations, Sector sector) {
    return inOrder(
        registrations,
        registration ->
            of(registration) instanceof Outcome.Waiting
                && registration.submission().network() == sector);
  }

  /** How many schools take part in them. */
  static int schools(List<Registration> registrations) {
    return registrations.stream().mapToInt(r -> r.submission().schools().size()).sum();
  }

  /** How many seats they take or ask for. */
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
