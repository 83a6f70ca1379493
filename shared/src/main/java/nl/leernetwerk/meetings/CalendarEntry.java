package nl.leernetwerk.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;

/**
 * A meeting as it must stand in the calendar of one person.
 *
 * @param uid the same for the meeting's whole life
 * @param sequence higher with each change that this person is told (RFC 5545, 3.8.7.4)
 * @param cancelled whether the entry must go
 * @param stamp when this was decided
 * @param organiser the address to which the person's calendar sends its answer; the same for the
 *     uid's whole life
 * @param attendee the person; a calendar learns of nobody else
 * @param day the local day in the Netherlands; the times are local too
 * @param location the place with its address; empty when no place is known
 */
public record CalendarEntry(
    String uid,
    int sequence,
    boolean cancelled,
    Instant stamp,
    Organiser organiser,
    Attendee attendee,
    String summary,
    String description,
    Optional<String> location,
    LocalDate day,
    LocalTime start,
    LocalTime end) {

  /** Who invites. */
  public record Organiser(String name, EmailAddress address) {}

  /** Who is invited. */
  public record Attendee(String name, EmailAddress address) {}
}
