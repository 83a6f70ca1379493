package nl.leernetwerk.meetings.letters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.meetings.CalendarEntry;
import org.junit.jupiter.api.Test;

/** What stands in the file; tests/peers lets calendars of other makers read it. */
class CalendarFileTest {
  private static final CalendarEntry ENTRY =
      new CalendarEntry(
          "2024-2025.PO-1.meeting-3@leernetwerken.example.org",
          2,
          false,
          Instant.parse("2025-01-06T10:11:12.345Z"),
          new CalendarEntry.Organiser(
              "Leernetwerken inclusief onderwijs", new EmailAddress("reageer@example.org")),
          new CalendarEntry.Attendee("Zoë de Vries", new EmailAddress("zoe@example.org")),
          "Bijeenkomst 3 van het leernetwerk",
          "Programma:\n- lunch; kennismaken, en verder",
          Optional.of("De Vereeniging, Mariaplaats 14, Utrecht"),
          LocalDate.of(2025, 3, 31),
          LocalTime.of(12, 0),
          LocalTime.of(16, 0));

  @Test
  void an_invitation_says_all_that_a_calendar_needs_and_nothing_else() {
    assertEquals("REQUEST", CalendarFile.of(ENTRY).method());
    assertEquals(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Leernetwerken inclusief onderwijs//NL
        METHOD:REQUEST
        BEGIN:VTIMEZONE
        TZID:Europe/Amsterdam
        BEGIN:DAYLIGHT
        DTSTART:19960331T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:CET
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:2024-2025.PO-1.meeting-3@leernetwerken.example.org
        SEQUENCE:2
        DTSTAMP:20250106T101112Z
        STATUS:CONFIRMED
        ORGANIZER;CN=Leernetwerken inclusief onderwijs:mailto:reageer@example.org
        ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION;CN=Zoë de Vries:mailto:zoe@exampl
         e.org
        DTSTART;TZID=Europe/Amsterdam:20250331T120000
        DTEND;TZID=Europe/Amsterdam:20250331T160000
        SUMMARY:Bijeenkomst 3 van het leernetwerk
        DESCRIPTION:Programma:\\n- lunch\\; kennismaken\\, en verder
        LOCATION:De Vereeniging\\, Mariaplaats 14\\, Utrecht
        END:VEVENT
        END:VCALENDAR
        """,
        text(ENTRY).replace("\r\n", "\n"));
  }

  @Test
  void a_cancellation_takes_the_same_entry_out_and_asks_for_no_answer() {
    var cancelled = cancelled(ENTRY);
    assertEquals("CANCEL", CalendarFile.of(cancelled).method());
    assertTrue(unfolded(cancelled).containsAll(List.of("METHOD:CANCEL", "STATUS:CANCELLED")));
    assertTrue(unfolded(cancelled).contains("UID:" + ENTRY.uid()));
    assertTrue(
        unfolded(cancelled).contains("ATTENDEE;CN=Zoë de Vries:mailto:zoe@example.org"),
        text(cancelled));
  }

  @Test
  void the_same_entry_gives_the_same_bytes() {
    assertArrayEquals(CalendarFile.of(ENTRY).content(), CalendarFile.of(ENTRY).content());
  }

  @Test
  void no_line_is_longer_than_75_octets_and_no_character_is_broken()
      throws CharacterCodingException {
    for (var letters : List.of("ë", "€", "🎒", "e\u0301", "\\", ",", "aë€🎒")) {
      for (int shift = 0; shift < 5; shift++) {
        var entry = described("x".repeat(shift) + letters.repeat(200));
        for (var line : text(entry).split("\r\n", -1)) {
          // Bytes of half a character do not decode.
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
          assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
          assertFalse(line.matches(".*[\r\n].*"), line);
        }
      }
    }
  }

  @Test
  void nothing_that_is_typed_adds_a_line_or_a_parameter() {
    for (var typed :
        List.of(
            "x\r\nATTENDEE:mailto:ander@example.org",
            "x\nATTENDEE:mailto:ander@example.org",
            "x\rATTENDEE:mailto:ander@example.org",
            "x\u0085ATTENDEE:mailto:ander@example.org",
            "x\u2028ATTENDEE:mailto:ander@example.org",
            "x\u000bATTENDEE:mailto:ander@example.org",
            "x\0\u0007\u001b\u007fATTENDEE:mailto:ander@example.org",
            "x\\nATTENDEE:mailto:ander@example.org",
            "x\";SENT-BY=\"mailto:ander@example.org",
            "x;SENT-BY=\"mailto:ander@example.org\":mailto:ander@example.org",
            "x^n^'",
            "\ud83d half",
            "BEGIN:VALARM")) {
      var entry =
          new CalendarEntry(
              typed,
              2,
              false,
              ENTRY.stamp(),
              new CalendarEntry.Organiser(typed, ENTRY.organiser().address()),
              new CalendarEntry.Attendee(typed, ENTRY.attendee().address()),
              typed,
              typed,
              Optional.of(typed),
              ENTRY.day(),
              ENTRY.start(),
              ENTRY.end());
      assertEquals(names(ENTRY), names(entry), typed);
      assertFalse(text(entry).matches("(?s).*[\\p{Cntrl}&&[^\r\n]].*"), typed);
      for (var line : unfolded(entry)) {
        assertFalse(line.matches("[^\":]*(\"[^\"]*\"[^\":]*)*;SENT-BY=.*"), line);
      }
    }
  }

  @Test
  void an_address_with_signs_of_an_uri_stays_one_address() {
    var entry =
        new CalendarEntry(
            ENTRY.uid(),
            2,
            false,
            ENTRY.stamp(),
            ENTRY.organiser(),
            new CalendarEntry.Attendee("Zoë", new EmailAddress("a?b#c%d&e+f'g@example.org")),
            "",
            "",
            Optional.empty(),
            ENTRY.day(),
            ENTRY.start(),
            ENTRY.end());
    assertTrue(
        text(entry).replace("\r\n ", "").contains(":mailto:a%3Fb%23c%25d&e+f'g@example.org"));
  }

  private static CalendarEntry cancelled(CalendarEntry entry) {
    return new CalendarEntry(
        entry.uid(),
        entry.sequence() + 1,
        true,
        entry.stamp(),
        entry.organiser(),
        entry.attendee(),
        entry.summary(),
        entry.description(),
        entry.location(),
        entry.day(),
        entry.start(),
        entry.end());
  }

  private static CalendarEntry described(String description) {
    return new CalendarEntry(
        ENTRY.uid(),
        ENTRY.sequence(),
        false,
        ENTRY.stamp(),
        ENTRY.organiser(),
        ENTRY.attendee(),
        ENTRY.summary(),
        description,
        ENTRY.location(),
        ENTRY.day(),
        ENTRY.start(),
        ENTRY.end());
  }

  private static String text(CalendarEntry entry) {
    return new String(CalendarFile.of(entry).content(), StandardCharsets.UTF_8);
  }

  private static List<String> unfolded(CalendarEntry entry) {
    return List.of(text(entry).replace("\r\n ", "").split("\r\n"));
  }

  /** The names of all properties, in order. */
  private static List<String> names(CalendarEntry entry) {
    return unfolded(entry).stream().map(line -> line.split("[;:]", 2)[0]).toList();
  }
}
