package nl.leernetwerk.kernel;

import java.util.Optional;
import java.util.Set;

/** Whoever calls, as far as their sign-in tells; without one they are a {@link Stranger}. */
public sealed interface Caller {
  /** The group of those who may see everything. */
  String ORGANISERS = "organiser";

  /** The group of those who may see the networks that name them. */
  String FACILITATORS = "facilitator";

  /**
   * Someone who watches over every round.
   *
   * @param id under which a journal names them
   */
  record Organiser(Actor.Organiser id, EmailAddress email) implements Caller {}

  /** Someone who guides networks: those of which a round says so, at this moment. */
  record Facilitator(EmailAddress email) implements Caller {}

  /** Anybody else, signed in or not. */
  record Stranger() implements Caller {}

  /**
   * Who signed in.
   *
   * @param verified their address, if they are known to read what is sent there; without it nobody
   *     is anybody
   * @param id that of their account; an organiser without one could change things as nobody
   * @param groups the groups they are in
   */
  static Caller of(
      Optional<EmailAddress> verified, Optional<Actor.Organiser> id, Set<String> groups) {
    if (verified.isEmpty()) {
      return new Stranger();
    }
    if (groups.contains(ORGANISERS)) {
      return id.<Caller>map(it -> new Organiser(it, verified.get())).orElseGet(Stranger::new);
    }
    return groups.contains(FACILITATORS) ? new Facilitator(verified.get()) : new Stranger();
  }
}
