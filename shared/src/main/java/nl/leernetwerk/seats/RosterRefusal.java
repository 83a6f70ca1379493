package nl.leernetwerk.seats;

import java.time.Instant;
import nl.leernetwerk.registration.RegistrationState;

/** The reason why a command cannot be carried out. */
public sealed interface RosterRefusal {

  /** The seats are not allocated yet. */
  record NotAllocated() implements RosterRefusal {
    @Override
    public String detail() {
      return "De plekken zijn nog niet verdeeld. Probeer het na de sluiting van de aanmelding.";
    }
  }

  /** The sector has no such registration. */
  record Unknown() implements RosterRefusal {
    @Override
    public String detail() {
      return "Deze aanmelding staat niet in deze lijst. Controleer het kenmerk.";
    }
  }

  /** There is no open offer to answer. */
  record NotOffered(RegistrationState state) implements RosterRefusal {
    @Override
    public String detail() {
      return switch (state) {
        case RegistrationState.Submitted _, RegistrationState.Waiting _ ->
            "Er is jullie nu geen plek aangeboden. Komt er een plek vrij en zijn jullie aan de"
                + " beurt, dan krijgen jullie een e-mail.";
        case RegistrationState.Seated _, RegistrationState.Accepted _ ->
            "Jullie hebben al een plek. Wil je die niet meer, trek de aanmelding dan in.";
        case RegistrationState.Offered _ -> "De plek wacht nog op jullie antwoord.";
        case RegistrationState.Declined _ ->
            "Jullie hebben de aangeboden plek afgeslagen. Neem contact met ons op als dat niet"
                + " klopt.";
        case RegistrationState.Expired _ ->
            "Het aanbod is verlopen, en de plek gaat naar de volgende op de wachtlijst. Neem"
                + " contact met ons op als jullie weer op de wachtlijst willen.";
        case RegistrationState.Withdrawn _ ->
            "Deze aanmelding is ingetrokken. Neem contact met ons op als dat niet klopt.";
      };
    }
  }

  /** The answer came too late. */
  record OfferOver(Instant until) implements RosterRefusal {
    @Override
    public String detail() {
      return "De tijd om te antwoorden is voorbij, en de plek gaat naar de volgende op de"
          + " wachtlijst. Neem contact met ons op als jullie weer op de wachtlijst willen.";
    }
  }

  /** The initiative has left the list already. */
  record AlreadyGone(RegistrationState state) implements RosterRefusal {
    @Override
    public String detail() {
      return "Deze aanmelding staat al niet meer op de lijst. Je hoeft niets meer te doen.";
    }
  }

  /** The initiative has seats or an offer, so it cannot wait as well. */
  record NotGone(RegistrationState state) implements RosterRefusal {
    @Override
    public String detail() {
      return "Dit initiatief heeft een plek of een aanbod, en kan dus niet op de wachtlijst.";
    }
  }

  /** The initiative has no seats that could be moved. */
  record NotSeated(RegistrationState state) implements RosterRefusal {
    @Override
    public String detail() {
      return "Dit initiatief heeft geen plek. Alleen een initiatief met een plek kan naar een ander"
          + " leernetwerk.";
    }
  }

  /** The last offer day has passed. */
  record ListIsClosed() implements RosterRefusal {
    @Override
    public String detail() {
      return "De wachtlijst is gesloten: de laatste dag waarop plekken worden aangeboden is"
          + " voorbij.";
    }
  }

  /** The sector has no such network. */
  record NoSuchNetwork(String network) implements RosterRefusal {
    @Override
    public String detail() {
      return "Leernetwerk %s bestaat niet in deze sector. Kies een ander.".formatted(network);
    }
  }

  /** There is already a network with that name. */
  record NetworkExists(String network) implements RosterRefusal {
    @Override
    public String detail() {
      return "Er is al een leernetwerk %s. Kies een andere naam.".formatted(network);
    }
  }

  /** A network cannot get fewer seats than were promised, nor none. */
  record TooFewSeats(int capacity) implements RosterRefusal {
    @Override
    public String detail() {
      return "Dit leernetwerk moet minstens %d plekken houden. Kies een hoger aantal."
          .formatted(capacity);
    }
  }

  /** The network has too few free seats. */
  record NoRoom(String network, int free, int seats) implements RosterRefusal {
    @Override
    public String detail() {
      return "In leernetwerk %s zijn %d plekken vrij, en er zijn er %d nodig. Verhoog eerst het aantal plekken."
          .formatted(network, free, seats);
    }
  }

  /** The reason in Dutch, with what to do about it. */
  String detail();
}
