package nl.leernetwerk.messages;

import java.util.List;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.workplace.Sharpening;

/** To which initiatives of a round an organiser writes. */
public sealed interface Selection {

  /** Everybody who registered. */
  record Everybody() implements Selection {}

  /** Who has a seat. */
  record Seated() implements Selection {}

  /** Who waits for one. */
  record Waiting() implements Selection {}

  /** Who has a seat in a network, or is offered one there. */
  record InNetwork(String network) implements Selection {}

  /** Who was asked something and has not answered: an offer of a seat, or a sharpened text. */
  record Unanswered() implements Selection {}

  /** Who was picked by hand. */
  record Chosen(List<Reference> references) implements Selection {
    public Chosen {
      references = List.copyOf(references);
    }
  }

  /** Whether a registration belongs to it as things stand; one that was withdrawn never does. */
  default boolean takes(Registration registration) {
    var state = registration.state();
    return !(state instanceof RegistrationState.Withdrawn)
        && switch (this) {
          case Everybody() -> true;
          case Seated() ->
              state instanceof RegistrationState.Seated
                  || state instanceof RegistrationState.Accepted;
          case Waiting() -> state instanceof RegistrationState.Waiting;
          case InNetwork(var network) -> state.network().filter(network::equals).isPresent();
          case Unanswered() ->
              state instanceof RegistrationState.Offered
                  || (Sharpening.isOpen(registration)
                      && registration.sharpened().filter(Sharpened::awaitsAnswer).isPresent());
          case Chosen(var references) -> references.contains(registration.reference());
        };
  }
}
