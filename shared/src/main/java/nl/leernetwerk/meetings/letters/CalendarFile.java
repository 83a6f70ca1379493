package nl.leernetwerk.meetings.letters;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.CalendarPart;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.meetings.CalendarEntry;

/**
 * An entry as the file that puts it into a calendar, changes it there or takes it out (RFC 5545 and
 * 5546). Equal entries give equal bytes. docs/adr/0034 says why biweekly writes it.
 */
public final class CalendarFile {
  private static final String PRODUCT = "-//Leernetwerken inclusief onderwijs//NL";
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  /** The most octets of a line (RFC 5545, 3.1). */
  private static final int LINE = 75;

  private CalendarFile() {}

  /** The file of an entry, with the method that it must be sent with. */
  public static CalendarPart of(CalendarEntry entry) {
    var method = entry.cancelled() ? Method.cancel() : Method.request();
    var calendar = new ICalendar();
    calendar.setProductId(PRODUCT);
    calendar.setMethod(method);
    calendar
        .getTimezoneInfo()
        .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(ZONE), amsterdam()));
    calendar.addEvent(event(entry));
    return new CalendarPart(
        method.getValue(), folded(written(calendar)).getBytes(StandardCharsets.UTF_8));
  }

  private static VEvent event(CalendarEntry entry) {
    var event = new VEvent();
    event.setUid(Typed.oneLine(entry.uid()));
    event.setSequence(entry.sequence());
    event.setDateTimeStamp(Date.from(entry.stamp()));
    event.setStatus(entry.cancelled() ? Status.cancelled() : Status.confirmed());
    event.setOrganizer(organiser(entry.organiser()));
    event.addAttendee(attendee(entry));
    event.setDateStart(at(entry, entry.start()));
    event.setDateEnd(at(entry, entry.end()));
    event.setSummary(Typed.oneLine(entry.summary()));
    event.setDescription(Typed.clean(entry.description()));
    entry.location().map(Typed::oneLine).ifPresent(event::setLocation);
    return event;
  }

  private static Organizer organiser(CalendarEntry.Organiser who) {
    var organiser = new Organizer(name(who.name()), null);
    organiser.setUri(mailTo(who.address()));
    return organiser;
  }

  private static Attendee attendee(CalendarEntry entry) {
    var who = entry.attendee();
    var attendee = new Attendee(name(who.name()), null, mailTo(who.address()));
    if (!entry.cancelled()) {
      attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
      attendee.setRsvp(true);
    }
    return attendee;
  }

  /**
   * A parameter has no way to write a double quote (RFC 5545, 3.2), and some readers take a
   * backslash there as the beginning of an escape.
   */
  private static String name(String typed) {
    return Typed.oneLine(typed).replace('"', '\'').replace('\\', '/');
  }

  private static String mailTo(EmailAddress address) {
    try {
      // A question mark would begin the headers of a mail.
      return new URI("mailto", address.value(), null).toASCIIString().replace("?", "%3F");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Date at(CalendarEntry entry, LocalTime time) {
    return Date.from(entry.day().atTime(time).atZone(ZONE).toInstant());
  }

  /** The zone as the law of the European Union has it since 1996. */
  private static VTimezone amsterdam() {
    var zone = new VTimezone(ZONE.getId());
    var summer = new DaylightSavingsTime();
    summer.setDateStart(new DateTimeComponents(1996, 3, 31, 2, 0, 0, false));
    change(summer, 1, 2, "CEST", 3);
    zone.addDaylightSavingsTime(summer);
    var winter = new StandardTime();
    winter.setDateStart(new DateTimeComponents(1996, 10, 27, 3, 0, 0, false));
    change(winter, 2, 1, "CET", 10);
    zone.addStandardTime(winter);
    return zone;
  }

  /** On the last Sunday of that month, each year. */
  private static void change(Observance to, int hoursBefore, int hours, String name, int month) {
    to.setTimezoneOffsetFrom(new UtcOffset(true, hoursBefore, 0));
    to.setTimezoneOffsetTo(new UtcOffset(true, hours, 0));
    to.addTimezoneName(name);
    to.setRecurrenceRule(
        new Recurrence.Builder(Frequency.YEARLY)
            .byMonth(month)
            .byDay(-1, DayOfWeek.SUNDAY)
            .build());
  }

  private static String written(ICalendar calendar) {
    var text = new StringWriter();
    try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
      // It would count characters, where the standard counts octets.
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** No line longer than the standard allows, and no character broken. */
  private static String folded(String text) {
    var folded = new StringBuilder();
    int octets = 0;
    for (var it = text.codePoints().iterator(); it.hasNext(); ) {
      int c = it.nextInt();
      int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (c != '\r' && c != '\n' && octets + size > LINE) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.appendCodePoint(c);
      octets = c == '\n' ? 0 : octets + size;
    }
    return folded.toString();
  }
}
