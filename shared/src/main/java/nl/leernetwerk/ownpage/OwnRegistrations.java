package nl.leernetwerk.ownpage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.registration.Amendments;
import nl.leernetwerk.registration.LinkKey;
import nl.leernetwerk.registration.PersonalLink;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.rounds.Rounds;
import nl.leernetwerk.seats.Rosters;
import nl.leernetwerk.workplace.SharpenStore;

/**
 * Opens personal links.
 *
 * @param key the links' key, if any link was ever made
 */
public record OwnRegistrations(
    Rounds rounds,
    Registrations registrations,
    Rosters rosters,
    Amendments amendments,
    SharpenStore sharpenings,
    Supplier<Optional<LinkKey>> key) {

  /**
   * The registration behind a link; empty when the link is not right, or when the round's date of
   * deletion has passed.
   */
  public Optional<OwnRegistration> open(PersonalLink link, Instant now) {
    return key.get()
        .flatMap(
            right -> find(link.reference()).filter(registration -> right.opens(link, registration)))
        .flatMap(registration -> see(registration, link.role()))
        .filter(own -> now.isBefore(own.round().purgedAt()));
  }

  /** The registration as it is now, seen by the person in that place of its pair. */
  public Optional<OwnRegistration> see(Registration registration, PairRole role) {
    var reference = registration.reference();
    return rounds
        .find(reference.round())
        .map(
            running ->
                Unreadable.naming(
                    running.round().contact(),
                    () ->
                        new OwnRegistration(
                            running,
                            registration,
                            role,
                            rosters.history(running, registration.submission().network()),
                            amendments.of(reference),
                            registration.sharpened().isPresent()
                                ? sharpenings.of(reference)
                                : List.of())));
  }

  /** Whoever cannot be shown their registration is given the address of its round. */
  private Optional<Registration> find(Reference reference) {
    try {
      return registrations.find(reference);
    } catch (Unreadable e) {
      throw rounds
          .find(reference.round())
          .map(running -> new Unreadable(e.item(), Optional.of(running.round().contact())))
          .orElse(e);
    }
  }
}
