package nl.leernetwerk.registration;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a registration stands; docs/registration-states.md shows how it gets from one to another.
 */
public sealed interface RegistrationState {

  /** In the round, waiting for the deadline and the allocation. */
  record Submitted() implements RegistrationState {}

  /** Seats in a network, given by the allocation or with an extra network. */
  record Seated(String in) implements RegistrationState {}

  /** On the waiting list. */
  record Waiting() implements RegistrationState {}

  /**
   * Seats were offered and are held until it answers.
   *
   * @param until the first instant at which an answer is too late
   */
  record Offered(String in, Instant until) implements RegistrationState {}

  /** Seats in a network, offered and accepted. */
  record Accepted(String in) implements RegistrationState {}

  /** Off the list, because it declined what was offered. */
  record Declined() implements RegistrationState {}

  /** Off the list, because it did not answer in time. */
  record Expired() implements RegistrationState {}

  /** Withdrawn by its own people. */
  record Withdrawn() implements RegistrationState {}

  /** The state in which an outcome of the allocation puts a registration. */
  static RegistrationState of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Seated seated -> new Seated(seated.network());
      case Outcome.Waiting _ -> new Waiting();
    };
  }

  /** What others call it, as in openapi.yaml. */
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

  /** The network in which it has or is offered seats. */
  default Optional<String> network() {
    return switch (this) {
      case Seated(var in) -> Optional.of(in);
      case Accepted(var in) -> Optional.of(in);
      case Offered(var in, _) -> Optional.of(in);
      case Submitted(), Waiting(), Declined(), Expired(), Withdrawn() -> Optional.empty();
    };
  }

  /** The same, in another network. */
  default RegistrationState at(String other) {
    return switch (this) {
      case Seated _ -> new Seated(other);
      case Accepted _ -> new Accepted(other);
      case Offered(_, var until) -> new Offered(other, until);
      case Submitted(), Waiting(), Declined(), Expired(), Withdrawn() -> this;
    };
  }
}
