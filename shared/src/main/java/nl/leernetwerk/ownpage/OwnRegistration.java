package nl.leernetwerk.ownpage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Arrival;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.workplace.SharpenDifference;
import nl.leernetwerk.workplace.Sharpening;

/**
 * A registration as one person of its pair sees it.
 *
 * @param role the place in the pair of the person whose link it is
 * @param history the history of the sector's roster, once seats are allocated
 * @param amendments every change since the registration was sent in, in order
 * @param sharpenings every version of its sharpened text, in order
 */
public record OwnRegistration(
    RunningRound running,
    Registration registration,
    PairRole role,
    Optional<RosterHistory> history,
    List<Amendment> amendments,
    List<Sharpened> sharpenings) {
  public OwnRegistration {
    amendments = List.copyOf(amendments);
    sharpenings = List.copyOf(sharpenings);
  }

  /** What a person can do through their link. */
  public enum Act {
    CHANGE,
    CORRECT_PEOPLE,
    WITHDRAW,
    UNDO_WITHDRAWAL,
    HAND_OVER,
    ACCEPT,
    DECLINE,
    CONFIRM_SHARPENED,
    CORRECT_SHARPENED
  }

  /** The round of the registration. */
  public Round round() {
    return running.round();
  }

  /**
   * The state of the registration now, according to the roster, which may be a second ahead of the
   * stored registration.
   */
  public RegistrationState state() {
    return history
        .flatMap(it -> it.roster().entry(registration.reference()))
        .map(entry -> entry.state())
        .orElse(registration.state());
  }

  /** Its place on the waiting list, if it waits. */
  public OptionalInt place() {
    return history
        .map(it -> it.roster().place(registration.reference()))
        .orElseGet(OptionalInt::empty);
  }

  /** The network in which it has a seat. */
  public Optional<Network> seat() {
    return switch (state()) {
      case RegistrationState.Seated(var in) -> round().network(in);
      case RegistrationState.Accepted(var in) -> round().network(in);
      default -> Optional.empty();
    };
  }

  /** What the last sharpened text changed of the text that stood just before it. */
  public List<SharpenDifference> sharpenedJustNow() {
    return registration
        .sharpened()
        .map(
            now ->
                SharpenDifference.of(
                    registration.submission(),
                    sharpenings.stream()
                        .filter(it -> it.version() == now.version() - 1)
                        .findFirst(),
                    now))
        .orElse(List.of());
  }

  /**
   * A tag that changes with everything that a change of this registration could overwrite unseen.
   * The sharpened text has a tag of its own.
   */
  public String tag() {
    return registration.revision().version() + "." + state().getClass().getSimpleName();
  }

  /** The actions that are possible for a request that is received at that moment. */
  public Set<Act> may(Arrival arrival) {
    var acts = new TreeSet<>(mayDo(arrival));
    if (Sharpening.isOpen(registration) && registration.sharpened().isPresent()) {
      acts.add(Act.CORRECT_SHARPENED);
      registration
          .sharpened()
          .filter(Sharpened::awaitsAnswer)
          .ifPresent(_ -> acts.add(Act.CONFIRM_SHARPENED));
    }
    return Collections.unmodifiableSet(acts);
  }

  private Set<Act> mayDo(Arrival arrival) {
    boolean open = Amending.open(running, arrival);
    return switch (state()) {
      case RegistrationState.Submitted _ ->
          open
              ? EnumSet.of(Act.CHANGE, Act.WITHDRAW, Act.HAND_OVER)
              : EnumSet.of(Act.CORRECT_PEOPLE, Act.HAND_OVER);
      case RegistrationState.Offered(_, var until) -> {
        var acts = EnumSet.of(Act.CORRECT_PEOPLE, Act.WITHDRAW, Act.HAND_OVER);
        if (arrival.at().isBefore(until)) {
          acts.addAll(EnumSet.of(Act.ACCEPT, Act.DECLINE));
        }
        yield acts;
      }
      case RegistrationState.Seated _, RegistrationState.Waiting _, RegistrationState.Accepted _ ->
          history.isPresent()
              ? EnumSet.of(Act.CORRECT_PEOPLE, Act.WITHDRAW, Act.HAND_OVER)
              : EnumSet.of(Act.CORRECT_PEOPLE, Act.HAND_OVER);
      case RegistrationState.Declined _, RegistrationState.Expired _ ->
          EnumSet.of(Act.CORRECT_PEOPLE, Act.HAND_OVER);
      case RegistrationState.Withdrawn _ ->
          open && registration.leftEarly()
              ? EnumSet.of(Act.UNDO_WITHDRAWAL)
              : EnumSet.noneOf(Act.class);
    };
  }

  /** The last day on which an answer to an offer is in time. */
  public static LocalDate lastDay(Instant until) {
    return until.minusMillis(1).atZone(Amsterdam.ZONE).toLocalDate();
  }
}
