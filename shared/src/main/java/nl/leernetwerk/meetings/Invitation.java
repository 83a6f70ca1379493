package nl.leernetwerk.meetings;

import java.time.Instant;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * What a guest was last told about a meeting.
 *
 * @param guest the guest's id
 * @param sequence higher each time that this place was told something, from 0
 * @param cancelled whether the guest was told that the meeting is not, or no longer, theirs
 * @param appointment when and where it is, or was
 * @param organiser the address for the answers of the guest's calendar; it stays as it was first
 *     told, because calendars refuse a change by another organiser
 */
public record Invitation(
    int meeting,
    String guest,
    String name,
    EmailAddress address,
    int sequence,
    boolean cancelled,
    Appointment appointment,
    EmailAddress organiser,
    Instant at) {

  Invitation next(Guest to, boolean withdraws, Appointment when, Instant now) {
    return new Invitation(
        meeting, guest, to.name(), to.address(), sequence + 1, withdraws, when, organiser, now);
  }

  /**
   * What the guest's calendar should hold.
   *
   * @param summary what the meeting is called
   * @param from the name of who invites
   */
  public CalendarEntry entry(
      String round, String network, String summary, String description, String from) {
    return new CalendarEntry(
        "%s.%s.%d.%s@leernetwerk".formatted(round, network, meeting, guest),
        sequence,
        cancelled,
        at,
        new CalendarEntry.Organiser(from, organiser),
        new CalendarEntry.Attendee(name, address),
        summary,
        description,
        Optional.of(appointment.place().line()),
        appointment.day(),
        appointment.start(),
        appointment.end());
  }

  /** The same, withdrawn from who had the place at that sequence. */
  public Invitation withdrawn(EmailAddress former, int at) {
    return new Invitation(meeting, guest, name, former, at, true, appointment, organiser, this.at);
  }

  /** The person who was told. */
  Guest told() {
    return new Guest(guest, name, address);
  }
}
