package nl.leernetwerk.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Rounds;

/** Writes down what was done about a person, in the journal of every round where they stand. */
public record PersonActs(Rounds rounds, Registrations registrations, OrganiserActs acts) {

  /**
   * Writes it down at each place that has this address now; before an erasure, for then it is gone.
   *
   * @param request of whom it was asked, so that the same is written once
   */
  public void write(
      OrganiserAct.Service service,
      EmailAddress email,
      Actor.Organiser by,
      String request,
      Instant at) {
    for (var running : rounds.all()) {
      for (var registration : registrations.of(running.round().id())) {
        places(registration, email)
            .map(place -> new OrganiserAct.What.ForPerson(service, registration.reference(), place))
            .map(what -> new OrganiserAct(id(request, what), at, by, what, Optional.empty()))
            .forEach(act -> acts.write(running.round(), act));
      }
    }
  }

  private static String id(String request, OrganiserAct.What.ForPerson what) {
    return "%s-%s-%s".formatted(request, what.registration().serial(), what.place());
  }

  private static Stream<PairRole> places(Registration registration, EmailAddress email) {
    return Stream.of(PairRole.values())
        .filter(role -> registration.submission().pair().person(role).email().equals(email));
  }
}
