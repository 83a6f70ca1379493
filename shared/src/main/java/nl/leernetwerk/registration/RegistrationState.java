package nl.leernetwerk.registration;

import java.time.Instant;
import java.util.Optional;

/** The state of a registration; docs/registration-states.md shows how one state follows another. */
public sealed interface RegistrationState {

  /** Sent in, and waiting for the deadline and the allocation. */
  record Submitted() implements RegistrationState {}

  /** Seats in a network, given by the allocation or with an extra network. */
  record Seated(String in) implements RegistrationState {}

  /** On the waiting list. */
  record Waiting() implements RegistrationState {}

  /**
   * Seats were offered, and are held until the initiative answers.
   *
   * @param until the first instant at which an answer is too late
   */
  record Offered(String in, Instant until) implements RegistrationState {}

  /** Seats in a network, offered and accepted. */
  record Accepted(String in) implements RegistrationState {}

  /** No longer on the list, because the initiative declined what was offered. */
  record Declined() implements RegistrationState {}

  /** No longer on the list, because the initiative did not answer in time. */
  record Expired() implements RegistrationState {}

  /** Withdrawn by the initiative's own people. */
  record Withdrawn() implements RegistrationState {}

  /** The state that an outcome of the allocation gives a registration. */
  static RegistrationState of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated seated -> new Seated(seated.network());
      case Outcome.Waiting _, Outcome.Entered _ -> new Waiting();
    };
  }

  /** The state's public name, as in openapi.yaml. */
  default String word() {
    return switch (this) {
      case Submitted _ -> "submitted";
      case Seated _ -> "seated";
      case Waiting _ -> "waiting";
      case Offered _ -> "offered";
      case Accepted _ -> "accepted";
      case Declined _ -> "declined";
      case Expired _ -> "expired";
      case Withdrawn _ -> "withdrawn";
    };
  }

  /** The network in which the registration has seats, or is offered them. */
  default Optional<String> network() {
    return switch (this) {
      case Seated(var in) -> Optional.of(in);
      case Accepted(var in) -> Optional.of(in);
      case Offered(var in, _) -> Optional.of(in);
      case Submitted(), Waiting(), Declined(), Expired(), Withdrawn() -> Optional.empty();
    };
  }

  /** The same state, in another network. */
  default RegistrationState at(String other) {
    return switch (this) {
      case Seated _ -> new Seated(other);
      case Accepted _ -> new Accepted(other);
      case Offered(_, var until) -> new Offered(other, until);
      case Submitted(), Waiting(), Declined(), Expired(), Withdrawn() -> this;
    };
  }
}
