package nl.leernetwerk.workplace;

import nl.leernetwerk.kernel.Caller;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;

/** Which initiatives the list of a network shows, and so who may see an initiative. */
public final class Member {
  private Member() {}

  /**
   * Whether the list of a network shows a registration: it has a seat there, or is offered one, or
   * it waits for the network's sector.
   */
  public static boolean isListed(Registration registration, Network network) {
    return waits(registration)
        ? registration.submission().network() == network.sector()
        : registration.state().network().filter(network.id()::equals).isPresent();
  }

  /** Whether a registration has a seat in the network; an offer may still be declined. */
  public static boolean hasSeat(Registration registration, Network network) {
    return hasSeat(registration.state(), network);
  }

  /** Whether that state is a seat in the network. */
  static boolean hasSeat(RegistrationState state, Network network) {
    return switch (state) {
      case RegistrationState.Seated(var in) -> in.equals(network.id());
      case RegistrationState.Accepted(var in) -> in.equals(network.id());
      default -> false;
    };
  }

  /** Whether a registration is on the waiting list. */
  public static boolean waits(Registration registration) {
    return registration.state() instanceof RegistrationState.Waiting;
  }

  /**
   * Whether the caller may see a registration and act on it: in the list of a network of theirs.
   */
  public static boolean isVisible(Registration registration, Round round, Caller caller) {
    return caller instanceof Caller.Organiser
        || round.networks().stream()
            .anyMatch(it -> it.isVisibleTo(caller) && isListed(registration, it));
  }
}
