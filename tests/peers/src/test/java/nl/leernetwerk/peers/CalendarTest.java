package nl.leernetwerk.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.meetings.CalendarEntry;
import nl.leernetwerk.meetings.letters.CalendarFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our calendar files, read by calendars that others made. */
class CalendarTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final String UID = "2024-2025.PO-1.meeting-3@leernetwerken.example.org";

  @TempDir private Path folder;
  private int files;

  @ParameterizedTest
  @EnumSource
  void a_request_two_updates_and_a_cancellation_are_one_entry_that_is_gone_at_the_end(
      CalendarReader reader) {
    var sent =
        List.of(
            file(entry(1, LocalDate.of(2025, 2, 11))),
            file(entry(2, LocalDate.of(2025, 2, 13))),
            file(entry(3, LocalDate.of(2025, 4, 15))),
            file(cancelled(entry(4, LocalDate.of(2025, 4, 15)))));
    assertEquals(List.of("2025-02-11T11:00:00Z"), starts(reader.read(sent.subList(0, 1))));
    assertEquals(List.of("2025-02-13T11:00:00Z"), starts(reader.read(sent.subList(0, 2))));
    assertEquals(List.of("2025-04-15T10:00:00Z"), starts(reader.read(sent.subList(0, 3))));
    assertEquals(List.of(), starts(reader.read(sent)));
    // Mails overtake each other; the last change counts, not the last mail.
    assertEquals(
        List.of("2025-04-15T10:00:00Z"),
        starts(reader.read(List.of(sent.get(2), sent.get(0), sent.get(1)))));
    assertEquals(List.of(), starts(reader.read(List.of(sent.get(3), sent.get(2)))));
  }

  @ParameterizedTest
  @EnumSource
  void a_meeting_is_at_noon_in_the_netherlands_on_both_sides_of_every_change_of_the_clock(
      CalendarReader reader) {
    var days =
        IntStream.rangeClosed(2024, 2030)
            .boxed()
            .flatMap(year -> changes(year).stream())
            .flatMap(change -> change.minusDays(1).datesUntil(change.plusDays(2)))
            .toList();
    var read = reader.read(days.stream().map(day -> file(entry(1, day))).toList()).path("read");
    for (int i = 0; i < days.size(); i++) {
      var noon = days.get(i).atTime(12, 0).atZone(AMSTERDAM).toInstant().toString();
      assertEquals("Europe/Amsterdam", read.path(i).path("zone").asText());
      assertEquals(noon, read.path(i).path("start").asText());
      assertEquals(noon, read.path(i).path("startByItsOwnZone").asText());
      assertEquals(
          days.get(i).atTime(16, 0).atZone(AMSTERDAM).toInstant().toString(),
          read.path(i).path("end").asText());
    }
    assertEquals(42, read.size());
  }

  /** The two days of a year on which the clock changes, by Java's own rules. */
  private static List<LocalDate> changes(int year) {
    var changes = new ArrayList<LocalDate>();
    var from = Instant.parse(year + "-01-01T00:00:00Z");
    for (int i = 0; i < 2; i++) {
      var next = AMSTERDAM.getRules().nextTransition(from);
      changes.add(next.getDateTimeBefore().toLocalDate());
      from = next.getInstant();
    }
    return changes;
  }

  @ParameterizedTest
  @EnumSource
  void the_time_is_right_in_a_calendar_that_knows_only_the_name_of_the_zone(CalendarReader reader) {
    Assumptions.assumeFalse(reader == CalendarReader.ICAL_JS, "it knows no zone by its name");
    var stripped =
        changes(2025).stream()
            .flatMap(change -> change.minusDays(1).datesUntil(change.plusDays(2)))
            .map(day -> file(withoutZone(CalendarFile.of(entry(1, day)).content())))
            .toList();
    assertEquals(
        List.of(
            "2025-03-29T11:00:00Z",
            "2025-03-30T10:00:00Z",
            "2025-03-31T10:00:00Z",
            "2025-10-25T10:00:00Z",
            "2025-10-26T11:00:00Z",
            "2025-10-27T11:00:00Z"),
        texts(reader.read(stripped).path("read"), "start"));
  }

  private static byte[] withoutZone(byte[] file) {
    return new String(file, StandardCharsets.UTF_8)
        .replaceAll("(?s)BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n", "")
        .getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_written_is_what_the_reader_sees(CalendarReader reader) {
    var entry =
        new CalendarEntry(
            UID,
            1,
            false,
            Instant.parse("2025-01-06T10:11:12Z"),
            new CalendarEntry.Organiser("Één; twee, drie: \"vier\"", address("reageer")),
            new CalendarEntry.Attendee("Zoë O'Neill, ’s-Hertogenbosch", address("zoe")),
            "Bijeenkomst 3: “Samen”, één voor állen; C:\\nieuw 🎒",
            "Programma:\n- lunch; kennismaken, en verder\n\n"
                + "Coördinatoren uit ’s-Gravenhage, Súdwest-Fryslân en Curaçao. ".repeat(8)
                + "\nATTENDEE:mailto:ander@example.org\n",
            Optional.of("De Vereeniging; zaal 3, Mariaplaats 14, 3511 LL Utrecht"),
            LocalDate.of(2025, 3, 31),
            LocalTime.of(12, 0),
            LocalTime.of(15, 30));
    var read = reader.read(List.of(file(entry))).path("read").path(0);
    assertEquals("REQUEST", read.path("method").asText());
    assertEquals("CONFIRMED", read.path("status").asText());
    assertEquals("2025-01-06T10:11:12Z", read.path("stamp").asText());
    assertEquals("2025-03-31T13:30:00Z", read.path("end").asText());
    assertEquals(entry.summary(), read.path("summary").asText());
    assertEquals(entry.description(), read.path("description").asText());
    assertEquals(entry.location().orElseThrow(), read.path("location").asText());
    assertEquals("mailto:reageer@example.org", read.path("organiser").asText());
    assertEquals("Één; twee, drie: 'vier'", read.path("organiserName").asText());
    assertEquals("mailto:zoe@example.org", read.path("attendee").asText());
    assertEquals(entry.attendee().name(), read.path("attendeeName").asText());
    assertEquals("NEEDS-ACTION", read.path("answer").asText());
    assertEquals("TRUE", read.path("rsvp").asText());
  }

  @ParameterizedTest
  @EnumSource
  void hostile_texts_stay_text(CalendarReader reader) {
    for (var typed :
        List.of(
            "x\r\nBEGIN:VALARM\r\nEND:VALARM",
            "x\nEND:VEVENT\nEND:VCALENDAR",
            "x\u2028ATTENDEE:mailto:ander@example.org",
            "x\";SENT-BY=\"mailto:ander@example.org",
            "x\0\u0007\u001b\u007f\u0085y",
            "\\",
            "^n^'\\N\\;")) {
      var entry =
          new CalendarEntry(
              UID,
              1,
              false,
              Instant.parse("2025-01-06T10:11:12Z"),
              new CalendarEntry.Organiser(typed, address("reageer")),
              new CalendarEntry.Attendee(typed, address("zoe")),
              typed,
              typed,
              Optional.of(typed),
              LocalDate.of(2025, 3, 31),
              LocalTime.of(12, 0),
              LocalTime.of(16, 0));
      var read = reader.read(List.of(file(entry))).path("read").path(0);
      assertEquals("mailto:zoe@example.org", read.path("attendee").asText(), typed);
      assertEquals("2025-03-31T14:00:00Z", read.path("end").asText(), typed);
    }
  }

  private static EmailAddress address(String local) {
    return new EmailAddress(local + "@example.org");
  }

  private static CalendarEntry entry(int sequence, LocalDate day) {
    return new CalendarEntry(
        UID,
        sequence,
        false,
        Instant.parse("2024-11-01T09:00:00Z").plusSeconds(sequence),
        new CalendarEntry.Organiser("Leernetwerken inclusief onderwijs", address("reageer")),
        new CalendarEntry.Attendee("Zoë de Vries", address("zoe")),
        "Bijeenkomst 3",
        "Het programma volgt.",
        Optional.empty(),
        day,
        LocalTime.of(12, 0),
        LocalTime.of(16, 0));
  }

  private static CalendarEntry cancelled(CalendarEntry entry) {
    return new CalendarEntry(
        entry.uid(),
        entry.sequence(),
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

  private Path file(CalendarEntry entry) {
    return file(CalendarFile.of(entry).content());
  }

  private Path file(byte[] content) {
    try {
      return Files.write(folder.resolve(files++ + ".ics"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> starts(JsonNode read) {
    return texts(read.path("standing"), "start");
  }

  private static List<String> texts(JsonNode entries, String name) {
    return StreamSupport.stream(entries.spliterator(), false)
        .map(entry -> entry.path(name).asText())
        .toList();
  }
}
