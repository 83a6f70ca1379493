package nl.leernetwerk.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * The person who calls, as far as their sign-in tells. A caller who did not sign in is a {@link
 * Stranger}.
 */
public sealed interface Caller {
  /** The group of people who may see everything. */
  String ORGANISERS = "organiser";

  /** The group of people who may see the networks for which a round names them. */
  String FACILITATORS = "facilitator";

  /**
   * Someone who watches over every round.
   *
   * @param id under which a journal names them
   */
  record Organiser(Actor.Organiser id, EmailAddress email) implements Caller {}

  /**
   * A person who guides networks: those for which a round names this address at this moment.
   *
   * @param id under which a journal names them
   */
  record Facilitator(Actor.Facilitator id, EmailAddress email) implements Caller {}

  /** Anybody else, signed in or not. */
  record Stranger() implements Caller {}

  /**
   * The caller that a sign-in tells.
   *
   * @param verified the caller's address, if it is proved that they read mail there; without one,
   *     the caller is a stranger
   * @param account the id of the caller's account; without one the caller is a stranger, so that
   *     every change names who made it
   * @param groups the groups that the caller is in
   */
  static Caller of(
      Optional<EmailAddress> verified, Optional<Actor.Organiser> account, Set<String> groups) {
    if (verified.isEmpty() || account.isEmpty()) {
      return new Stranger();
    }
    if (groups.contains(ORGANISERS)) {
      return new Organiser(account.get(), verified.get());
    }
    return groups.contains(FACILITATORS)
        ? new Facilitator(new Actor.Facilitator(account.get().id()), verified.get())
        : new Stranger();
  }
}
