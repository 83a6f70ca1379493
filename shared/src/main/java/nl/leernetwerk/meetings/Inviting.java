package nl.leernetwerk.meetings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * Finds what must be told, so that the calendar of every guest holds the meetings that the guest
 * should attend and no others.
 */
public final class Inviting {
  private Inviting() {}

  /**
   * One thing to tell to one guest.
   *
   * @param before what the place was told last; empty when it was told nothing
   */
  public record Step(Optional<Invitation> before, Invitation after) {
    /** Whether it tells somebody that they left, and not that a meeting was cancelled. */
    public boolean leaves(List<Guest> guests) {
      return after.cancelled()
          && guests.stream()
              .noneMatch(
                  it -> it.id().equals(after.guest()) && it.address().equals(after.address()));
    }
  }

  /**
   * The steps, in the order in which they must be taken. Meetings that are over are left as they
   * are.
   *
   * @param organiser the address for answers to who was told nothing before
   * @param told what was told, read before the meetings and the guests: then a step that rests on
   *     older guests fails its condition when newer ones were told meanwhile
   */
  public static List<Step> steps(
      EmailAddress organiser,
      List<Invitation> told,
      List<Meeting> meetings,
      List<Guest> guests,
      Instant now) {
    var steps = new ArrayList<Step>();
    for (var meeting : meetings) {
      var known = new LinkedHashMap<String, Invitation>();
      told.stream()
          .filter(it -> it.meeting() == meeting.number())
          .forEach(it -> known.put(it.guest(), it));
      var ahead = meeting.ahead(now);
      var wanted = ahead.isPresent() ? guests : List.<Guest>of();
      for (var guest : wanted) {
        steps.addAll(invite(organiser, meeting, ahead.orElseThrow(), guest, known, now));
        known.remove(guest.id());
      }
      known.values().stream()
          .filter(it -> !it.cancelled() && now.isBefore(it.appointment().over()))
          .forEach(it -> steps.add(withdraw(it, now)));
    }
    return steps;
  }

  private static List<Step> invite(
      EmailAddress organiser,
      Meeting meeting,
      Appointment appointment,
      Guest guest,
      Map<String, Invitation> known,
      Instant now) {
    var before = Optional.ofNullable(known.get(guest.id()));
    if (before.isEmpty()) {
      return List.of(
          new Step(
              before,
              new Invitation(
                  meeting.number(),
                  guest.id(),
                  guest.name(),
                  guest.address(),
                  0,
                  false,
                  appointment,
                  organiser,
                  now)));
    }
    var last = before.get();
    if (!last.address().equals(guest.address())) {
      return last.cancelled()
          ? List.of(new Step(before, last.next(guest, false, appointment, now)))
          : handedOver(last, guest, appointment, now);
    }
    boolean right = !last.cancelled() && last.appointment().equals(appointment);
    return right ? List.of() : List.of(new Step(before, last.next(guest, false, appointment, now)));
  }

  /** Who had the place before must not keep the meeting in their calendar. */
  private static List<Step> handedOver(
      Invitation last, Guest guest, Appointment appointment, Instant now) {
    var gone = withdraw(last, now);
    return List.of(
        gone,
        new Step(Optional.of(gone.after()), gone.after().next(guest, false, appointment, now)));
  }

  private static Step withdraw(Invitation last, Instant now) {
    return new Step(Optional.of(last), last.next(last.told(), true, last.appointment(), now));
  }
}
