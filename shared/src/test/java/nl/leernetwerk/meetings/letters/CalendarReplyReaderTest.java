package nl.leernetwerk.meetings.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.meetings.CalendarReply;
import nl.leernetwerk.meetings.CalendarReply.Answer;
import nl.leernetwerk.meetings.CalendarReply.NotRead;
import nl.leernetwerk.meetings.CalendarReply.Said;
import nl.leernetwerk.meetings.CalendarReply.Why;
import org.junit.jupiter.api.Test;

class CalendarReplyReaderTest {
  private static final String UID = "2024-2025.PO-1.meeting-3@leernetwerken.example.org";

  /** As Outlook writes it: a zone of its own, folded lines, an answer in words. */
  private static final String CALENDAR =
      """
      BEGIN:VCALENDAR
      METHOD:REPLY
      PRODID:Microsoft Exchange Server 2010
      VERSION:2.0
      BEGIN:VTIMEZONE
      TZID:W. Europe Standard Time
      BEGIN:STANDARD
      DTSTART:16010101T030000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
      END:STANDARD
      END:VTIMEZONE
      BEGIN:VEVENT
      ATTENDEE;PARTSTAT=ACCEPTED;CN="Zoë de Vries; directeur":mailto:zoe+post@exam
       ple.org
      COMMENT;LANGUAGE=nl-NL:Ik kom graag\\, met de trein
      UID:2024-2025.PO-1.meeting-3@leernetwerken.example.org
      SUMMARY;LANGUAGE=nl-NL:Geaccepteerd: Bijeenkomst 3
      DTSTART;TZID=W. Europe Standard Time:20250331T120000
      DTEND;TZID=W. Europe Standard Time:20250331T160000
      SEQUENCE:2
      END:VEVENT
      END:VCALENDAR
      """;

  private static final CalendarReply SAID =
      new Said(UID, 2, new EmailAddress("zoe+post@example.org"), Answer.ACCEPTED);

  @Test
  void an_answer_as_an_alternative_of_the_text_is_read() {
    assertEquals(
        SAID,
        read(
            multipart(
                "alternative",
                part("text/plain", "Ik kom."),
                encoded("text/calendar; charset=\"utf-8\"; method=REPLY", CALENDAR))));
  }

  @Test
  void an_answer_that_is_sent_twice_in_one_mail_is_one_answer() {
    assertEquals(
        SAID,
        read(
            multipart(
                "mixed",
                multipart(
                    "alternative",
                    part("text/html", "<p>Ja</p>"),
                    part("text/calendar; method=REPLY; charset=utf-8", CALENDAR)),
                encoded("application/ics; name=\"invite.ics\"", CALENDAR))));
  }

  @Test
  void an_answer_without_any_text_is_read() {
    assertEquals(SAID, read(part("text/calendar; method=reply", CALENDAR)));
    assertEquals(SAID, read(multipart("mixed", part("TEXT/Calendar", CALENDAR))));
  }

  @Test
  void each_of_the_three_answers_is_read() {
    for (var answer : Answer.values()) {
      assertEquals(
          new Said(UID, 2, new EmailAddress("zoe+post@example.org"), answer),
          calendar(CALENDAR.replace("PARTSTAT=ACCEPTED", "PARTSTAT=" + answer)));
    }
    assertEquals(
        SAID, calendar(CALENDAR.replace("PARTSTAT=ACCEPTED", "partstat=accepted;X-NUM=0")));
  }

  @Test
  void the_answer_to_our_own_file_names_its_entry_and_its_reader() {
    assertEquals(
        new Said(UID, 0, new EmailAddress("a?b%c@example.org"), Answer.ACCEPTED),
        calendar(
            CALENDAR
                .replace("zoe+post@exam\n ple.org", "a%3Fb%25c@example.org")
                .replace("SEQUENCE:2\n", "")));
  }

  @Test
  void a_file_that_is_no_answer_is_none_whatever_the_mail_calls_it() {
    assertEquals(
        new NotRead(Why.NO_REPLY),
        read(
            part(
                "text/calendar; method=REPLY",
                CALENDAR.replace("METHOD:REPLY", "METHOD:REQUEST"))));
    assertEquals(new NotRead(Why.NO_REPLY), read(part("text/calendar; method=REQUEST", CALENDAR)));
    assertEquals(new NotRead(Why.NO_REPLY), calendar(CALENDAR.replace("METHOD:REPLY\n", "")));
    assertEquals(
        new NotRead(Why.NOT_ONE_ANSWER),
        calendar(CALENDAR.replace("METHOD:REPLY", "METHOD:REQUEST\nMETHOD:REPLY")));
    // In an event the word means nothing.
    assertEquals(
        new NotRead(Why.NO_REPLY),
        calendar(
            CALENDAR
                .replace("METHOD:REPLY\n", "")
                .replace("SEQUENCE:2", "METHOD:REPLY\nSEQUENCE:2")));
  }

  @Test
  void more_than_one_answer_is_none() {
    var event = CALENDAR.substring(CALENDAR.indexOf("BEGIN:VEVENT"), CALENDAR.indexOf("END:VCAL"));
    var attendee = "ATTENDEE;PARTSTAT=DECLINED:mailto:ander@example.org\n";
    for (var file :
        new String[] {
          CALENDAR.replace(event, event + event),
          CALENDAR.replace(event, event + event.replace("VEVENT", "VTODO")),
          CALENDAR.replace(event, event.replace("VEVENT", "VTODO")),
          CALENDAR + CALENDAR.replace("ACCEPTED", "DECLINED"),
          CALENDAR.replace(event, "END:VCALENDAR\nBEGIN:VCALENDAR\n" + event),
          CALENDAR.replace("SEQUENCE", attendee + "SEQUENCE"),
          CALENDAR.replace("SEQUENCE", "UID:ander\nSEQUENCE")
        }) {
      assertEquals(new NotRead(Why.NOT_ONE_ANSWER), calendar(file), file);
    }
    assertEquals(
        new NotRead(Why.NOT_ONE_ANSWER),
        read(
            multipart(
                "mixed",
                part("text/calendar", CALENDAR),
                part("text/calendar", CALENDAR.replace("ACCEPTED", "DECLINED")))));
  }

  @Test
  void an_answer_that_misses_something_is_none() {
    for (var file :
        new String[] {
          CALENDAR.replaceAll("(?s)BEGIN:VEVENT.*END:VEVENT\n", ""),
          CALENDAR.replaceAll("\nUID:.*", ""),
          CALENDAR.replace(UID, " "),
          CALENDAR.replace(UID, "x".repeat(300)),
          CALENDAR.replace("PARTSTAT=ACCEPTED", "PARTSTAT=NEEDS-ACTION"),
          CALENDAR.replace("PARTSTAT=ACCEPTED", "PARTSTAT=DELEGATED"),
          CALENDAR.replace("PARTSTAT=ACCEPTED", "PARTSTAT=ACCEPTED,DECLINED"),
          CALENDAR.replace("PARTSTAT=ACCEPTED;", ""),
          CALENDAR.replace("mailto:", "https://"),
          CALENDAR.replace("zoe+post@", "zoe%zz@"),
          CALENDAR.replace("zoe+post@", "zoe%0d%0aBcc:x@"),
          CALENDAR.replace("SEQUENCE:2", "SEQUENCE:-1"),
          CALENDAR.replace("SEQUENCE:2", "SEQUENCE:99999999999"),
          CALENDAR.replace("SEQUENCE:2", "SEQUENCE:2\nSEQUENCE:3")
        }) {
      assertEquals(NotRead.class, calendar(file).getClass(), file);
    }
  }

  @Test
  void an_answer_within_another_mail_is_not_the_answer_of_this_one() {
    assertEquals(
        new NotRead(Why.NO_CALENDAR),
        read(
            multipart(
                "mixed",
                part("text/plain", "Doorgestuurd"),
                "Content-Type: message/rfc822\n\n" + part("text/calendar", CALENDAR))));
    assertEquals(new NotRead(Why.NO_CALENDAR), read(part("text/plain", "Ik ben er niet.")));
    assertEquals(new NotRead(Why.NO_CALENDAR), read(""));
  }

  @Test
  void what_is_large_or_deep_without_end_is_refused_at_once() {
    var large = new byte[30 * 1024 * 1024];
    Arrays.fill(large, (byte) 'a');
    assertEquals(new NotRead(Why.TOO_LARGE), CalendarReplyReader.read(large));
    assertEquals(
        new NotRead(Why.TOO_LARGE),
        calendar(CALENDAR.replace("COMMENT", "COMMENT:" + "x".repeat(70_000) + "\nCOMMENT")));
    assertEquals(
        new NotRead(Why.TOO_MANY_PARTS),
        read(
            multipart(
                "mixed",
                IntStream.range(0, 60)
                    .mapToObj(_ -> part("text/plain", "x"))
                    .toArray(String[]::new))));
    var deep = part("text/calendar", CALENDAR);
    for (int i = 0; i < 2_000; i++) {
      deep =
          "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n%s\n--b%d--\n"
              .formatted(i, i, deep, i);
    }
    assertEquals(new NotRead(Why.TOO_MANY_PARTS), read(deep));
    var headers =
        IntStream.range(0, 5_000).mapToObj(i -> "X-" + i + ": x\n").collect(Collectors.joining());
    assertEquals(new NotRead(Why.BROKEN), read(headers + part("text/calendar", CALENDAR)));
    assertNotNull(calendar("BEGIN:VCALENDAR\n" + "BEGIN:X\n".repeat(8_000)));
  }

  /** A zone that repeats each second since 1601 would take days to work out. */
  @Test
  void a_zone_without_end_costs_nothing() {
    assertEquals(
        SAID,
        calendar(
            CALENDAR
                .replace("FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "FREQ=SECONDLY")
                .replace("20250331", "99990331")));
  }

  @Test
  void nothing_that_is_cut_off_or_damaged_throws() {
    var whole =
        multipart(
                "mixed",
                multipart("alternative", part("text/calendar; method=REPLY", CALENDAR)),
                encoded("application/ics", CALENDAR))
            .getBytes(StandardCharsets.UTF_8);
    var random = new Random(20241001);
    for (int i = 0; i < 1_000; i++) {
      var damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      for (int j = 0; j < random.nextInt(20) && damaged.length > 0; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertNotNull(CalendarReplyReader.read(damaged));
    }
  }

  private static CalendarReply calendar(String file) {
    return read(part("text/calendar; method=REPLY; charset=UTF-8", file));
  }

  private static CalendarReply read(String message) {
    return CalendarReplyReader.read(
        ("From: zoe@example.org\nMIME-Version: 1.0\n" + message)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String type, String content) {
    return "Content-Type: " + type + "\n\n" + content;
  }

  private static String encoded(String type, String content) {
    return "Content-Type: "
        + type
        + "\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder(76, new byte[] {'\n'})
            .encodeToString(content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String multipart(String subtype, String... parts) {
    var boundary = "=_" + subtype;
    return "Content-Type: multipart/%s; boundary=\"%s\"\n\n".formatted(subtype, boundary)
        + Arrays.stream(parts)
            .map(part -> "--" + boundary + "\n" + part + "\n")
            .collect(Collectors.joining())
        + "--"
        + boundary
        + "--\n";
  }
}
