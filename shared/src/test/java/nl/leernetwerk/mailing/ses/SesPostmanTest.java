package nl.leernetwerk.mailing.ses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.CalendarPart;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Postman;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/** What SES is asked; tests/peers lets programs by others read the messages. */
class SesPostmanTest {
  private static final Postman.Envelope ENVELOPE =
      new Postman.Envelope(
          new Mail("2024-2025", "organiser-1", "totals", 1),
          new EmailAddress("zoe+post@example.org"),
          new AddressId("5e884898da28047151d0e56f8dc62927"),
          new EmailAddress("reageer@example.org"));

  private static final CalendarPart ENTRY =
      new CalendarPart(
          "CANCEL", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));

  private static final List<Attachment> FILES =
      List.of(new Attachment("lijst.csv", "text/csv; charset=UTF-8", new byte[] {'a', ';', 'b'}));

  private final List<SendEmailRequest> asked = new ArrayList<>();
  private final Postman postman =
      new SesPostman(
          new SesV2Client() {
            @Override
            public SendEmailResponse sendEmail(SendEmailRequest request) {
              asked.add(request);
              return SendEmailResponse.builder().messageId("1").build();
            }

            @Override
            public String serviceName() {
              return "ses";
            }

            @Override
            public void close() {}
          },
          new EmailAddress("aanmelden@example.org"),
          "leernetwerken");

  @Test
  void a_letter_without_a_calendar_part_is_composed_by_ses() {
    postman.send(ENVELOPE, new Letter("Onderwerp", "Tekst", "<p>Tekst</p>", FILES));
    assertNull(asked.getFirst().content().raw());
    assertEquals("Onderwerp", asked.getFirst().content().simple().subject().data());
    assertEquals(List.of("reageer@example.org"), asked.getFirst().replyToAddresses());
  }

  @Test
  void a_calendar_part_goes_as_the_last_alternative_and_as_the_first_file() {
    postman.send(ENVELOPE, new Letter("S", "Tekst", "<p>Tekst</p>", FILES).with(ENTRY));
    assertEquals(
        List.of(
            "multipart/mixed",
            "multipart/alternative",
            "text/plain; charset=UTF-8",
            "text/html; charset=UTF-8",
            "text/calendar; charset=UTF-8; method=CANCEL",
            "text/calendar; charset=UTF-8; method=CANCEL",
            "text/csv; charset=UTF-8"),
        headers("Content-Type").stream().map(it -> it.replaceFirst("; boundary=.*", "")).toList());
    assertEquals(
        List.of("attachment; filename=agenda.ics", "attachment; filename=lijst.csv"),
        headers("Content-Disposition"));
  }

  @Test
  void a_raw_message_has_the_same_envelope_tags_and_configuration_set() {
    postman.send(ENVELOPE, new Letter("S", "T", "H", List.of()));
    postman.send(ENVELOPE, new Letter("S", "T", "H", List.of()).with(ENTRY));
    var simple = asked.getFirst();
    var raw = asked.getLast();
    assertEquals(simple.fromEmailAddress(), raw.fromEmailAddress());
    assertEquals(simple.destination(), raw.destination());
    assertEquals(simple.emailTags(), raw.emailTags());
    assertEquals(simple.configurationSetName(), raw.configurationSetName());
  }

  @Test
  void the_headers_name_the_receiver_and_nobody_else() {
    postman.send(ENVELOPE, new Letter("Onderwerp", "T", "H", List.of()).with(ENTRY));
    assertEquals(List.of(simple("aanmelden")), headers("From"));
    assertEquals(List.of("zoe+post@example.org"), headers("To"));
    assertEquals(List.of("reageer@example.org"), headers("Reply-To"));
    assertEquals(List.of("auto-generated"), headers("Auto-Submitted"));
    assertEquals(List.of("OOF, AutoReply"), headers("X-Auto-Response-Suppress"));
    assertEquals(3, head().split("@", -1).length - 1, head());
  }

  private static String simple(String local) {
    return "Leernetwerken inclusief onderwijs <" + local + "@example.org>";
  }

  @Test
  void no_subject_and_no_name_of_a_file_can_begin_another_header() {
    for (var typed :
        List.of(
            "S\r\nBcc: ander@example.net",
            "S\nBcc: ander@example.net",
            "S\rBcc: ander@example.net",
            "S\u2028Bcc: ander@example.net",
            "S\0\u0007\u0085Bcc: ander@example.net",
            "é".repeat(300) + "\r\n\r\nBcc: ander@example.net")) {
      asked.clear();
      var file = new Attachment(typed, "text/csv", new byte[] {'a'});
      postman.send(ENVELOPE, new Letter(typed, "T", "H", List.of(file)).with(ENTRY));
      assertFalse(message().matches("(?s).*\r\n[Bb]cc:.*"), message());
      assertFalse(message().replace("\r\n", "").matches("(?s).*[\\p{Cntrl}\u0085\u2028].*"));
      assertEquals(1, headers("Subject").size());
      asked.clear();
      postman.send(ENVELOPE, new Letter(typed, "T", "H", List.of()));
      var subject = asked.getFirst().content().simple().subject().data();
      assertFalse(subject.matches("(?s).*[\\p{Cntrl}\u0085\u2028].*"), subject);
    }
  }

  @Test
  void every_line_is_short_enough_for_smtp_and_ends_as_smtp_wants() {
    var long_ = "Één lange regel zonder einde. ".repeat(100);
    postman.send(ENVELOPE, new Letter(long_, long_ + "\n.\nFrom", long_, FILES).with(ENTRY));
    assertTrue(Arrays.stream(message().split("\r\n")).allMatch(it -> it.length() <= 78), message());
    assertFalse(message().replace("\r\n", "").matches("(?s).*[\r\n].*"));
  }

  /** Without the characters that only ASCII-safe transports keep whole, so as text. */
  private String message() {
    return asked.getLast().content().raw().data().asString(StandardCharsets.US_ASCII);
  }

  private String head() {
    return message().substring(0, message().indexOf("\r\n\r\n"));
  }

  /** The values of a header in the message and its parts, in order. */
  private List<String> headers(String name) {
    return Arrays.stream(message().replaceAll("\r\n[ \t]", " ").split("\r\n"))
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .toList();
  }
}
