package nl.leernetwerk.ownpage;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.LinkKey;
import nl.leernetwerk.registration.PersonalLink;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.seats.Rosters;

/**
 * The door that a personal link opens.
 *
 * @param key the links' key, if any link was ever made
 */
public record OwnRegistrations(
    Rounds rounds,
    Registrations registrations,
    Rosters rosters,
    Amendments amendments,
    Supplier<Optional<LinkKey>> key) {

  /** What is behind a link; empty when it is not right, or the round's data is past its date. */
  public Optional<OwnRegistration> open(PersonalLink link, Instant now) {
    return key.get()
        .flatMap(
            right ->
                registrations
                    .find(link.reference())
                    .filter(registration -> right.opens(link, registration)))
        .flatMap(registration -> see(registration, link.role()))
        .filter(own -> now.isBefore(own.round().purgedAt()));
  }

  /** A registration as it is now, as the one in that place of its pair sees it. */
  public Optional<OwnRegistration> see(Registration registration, PairRole role) {
    var reference = registration.reference();
    return rounds
        .find(reference.round())
        .map(
            running ->
                new OwnRegistration(
                    running,
                    registration,
                    role,
                    rosters.history(running, registration.submission().network()),
                    amendments.of(reference)));
  }
}
