package nl.leernetwerk.local.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.local.clock.LocalClock;
import nl.leernetwerk.local.http.LoopbackServer;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.CalendarPart;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Postman;
import nl.leernetwerk.mailing.ses.SesPostman;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

class SesEndpointTest {
  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();
  private Mailbox mailbox;
  private LoopbackServer server;
  private SesV2Client ses;

  @BeforeEach
  void start() throws IOException {
    mailbox = new Mailbox(folder.resolve("mailbox.jsonl"));
    var clock = LocalClock.standingAt(Instant.parse("2024-10-01T22:02:00Z"));
    server =
        LoopbackServer.bind(0)
            .serve(
                new SesEndpoint(
                    mailbox,
                    clock,
                    new Simulator(
                        Map.of("set", List.of("BOUNCE")),
                        clock,
                        (type, detail) -> told.add(type + " " + detail))));
    ses =
        SesV2Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterEach
  void stop() throws IOException {
    ses.close();
    server.close();
    mailbox.close();
  }

  @Test
  void a_mail_of_the_real_client_is_kept_with_its_files() {
    assertTrue(send("a+b@example.org").startsWith("local-"));
    var mail = mailbox.perRecipient().get(0);
    assertEquals("a+b@example.org", mail.path("to").asText());
    assertEquals("Leernetwerken <van@example.org>", mail.path("from").asText());
    assertEquals("Eén plek", mail.path("subject").asText());
    assertEquals("Tekst", mail.path("text").asText());
    assertEquals("<p>Tekst</p>", mail.path("html").asText());
    assertEquals("2024-10-01T22:02:00Z", mail.path("sentAt").asText());
    assertEquals("lijst.csv", mail.at("/attachments/0/filename").asText());
    assertEquals("text/csv", mail.at("/attachments/0/contentType").asText());
    assertEquals("YTti", mail.at("/attachments/0/base64").asText());
  }

  @Test
  void a_simple_mail_shows_the_headers_that_ses_would_have_made() {
    ses.sendEmail(
        mail ->
            mail.fromEmailAddress("Leernetwerken <van@example.org>")
                .destination(it -> it.toAddresses("een@example.org"))
                .replyToAddresses("reageer@example.org")
                .content(
                    it ->
                        it.simple(
                            message ->
                                message
                                    .subject(text -> text.data("Eén plek"))
                                    .body(body -> body.text(text -> text.data("T")))
                                    .headers(
                                        MessageHeader.builder()
                                            .name("Auto-Submitted")
                                            .value("auto-generated")
                                            .build()))));
    var mail = mailbox.perRecipient().get(0);
    assertEquals(
        "{\"From\":[\"Leernetwerken <van@example.org>\"],"
            + "\"Reply-To\":[\"reageer@example.org\"],\"To\":[\"een@example.org\"],"
            + "\"Subject\":[\"Eén plek\"],\"MIME-Version\":[\"1.0\"],"
            + "\"Auto-Submitted\":[\"auto-generated\"],"
            + "\"Date\":[\"Tue, 1 Oct 2024 22:02:00 GMT\"],"
            + "\"Message-ID\":[\"<local-00000001@email.amazonses.com>\"]}",
        mail.path("headers").toString());
    assertFalse(mail.has("calendar"));
  }

  @Test
  void a_raw_message_is_shown_with_its_headers_its_calendar_and_its_files() {
    var calendar = "BEGIN:VCALENDAR\r\nSUMMARY:één\r\nEND:VCALENDAR\r\n";
    new SesPostman(ses, new EmailAddress("van@example.org"), "set")
        .send(
            new Postman.Envelope(
                new Mail("2024-2025", "organiser-1", "totals", 1),
                new EmailAddress("a+b@example.org"),
                new AddressId("5e884898da28047151d0e56f8dc62927"),
                new EmailAddress("reageer@example.org")),
            new Letter("Eén plek\nBcc: x", "Tekst\n", "<p>Tekst</p>", List.of())
                .with(new CalendarPart("REQUEST", calendar.getBytes(StandardCharsets.UTF_8))));
    var mail = mailbox.perRecipient().get(0);
    assertEquals("a+b@example.org", mail.path("to").asText());
    assertEquals("Leernetwerken inclusief onderwijs <van@example.org>", mail.path("from").asText());
    assertEquals("Eén plek Bcc: x", mail.path("subject").asText());
    assertEquals("Tekst\n", mail.path("text").asText());
    assertEquals("<p>Tekst</p>", mail.path("html").asText());
    assertEquals(calendar, mail.path("calendar").asText());
    assertEquals("2024-10-01T22:02:00Z", mail.path("sentAt").asText());
    var headers = mail.path("headers");
    assertEquals("[\"Eén plek Bcc: x\"]", headers.path("Subject").toString());
    assertEquals("[\"a+b@example.org\"]", headers.path("To").toString());
    assertEquals("[\"reageer@example.org\"]", headers.path("Reply-To").toString());
    assertEquals("[\"OOF, AutoReply\"]", headers.path("X-Auto-Response-Suppress").toString());
    assertTrue(headers.at("/Content-Type/0").asText().startsWith("multipart/mixed"));
    assertEquals("[\"Tue, 1 Oct 2024 22:02:00 GMT\"]", headers.path("Date").toString());
    assertEquals(1, headers.path("Message-ID").size());
    assertEquals(1, mail.path("attachments").size());
    var file = mail.path("attachments").path(0);
    assertEquals("agenda.ics", file.path("filename").asText());
    assertEquals("text/calendar; charset=UTF-8; method=REQUEST", file.path("contentType").asText());
    assertEquals(
        calendar,
        new String(
            Base64.getDecoder().decode(file.path("base64").asText()), StandardCharsets.UTF_8));
  }

  @Test
  void a_mail_to_two_is_shown_once_for_each() {
    ses.sendEmail(
        mail ->
            mail.fromEmailAddress("van@example.org")
                .destination(it -> it.toAddresses("Een <een@example.org>", "twee@example.org"))
                .content(
                    it ->
                        it.simple(
                            message ->
                                message
                                    .subject(text -> text.data("S"))
                                    .body(body -> body.text(text -> text.data("T"))))));
    assertEquals("een@example.org", mailbox.perRecipient().get(0).path("to").asText());
    assertEquals("twee@example.org", mailbox.perRecipient().get(1).path("to").asText());
    assertTrue(mailbox.perRecipient().get(0).path("html").isNull());
  }

  @Test
  void complete_mails_are_there_after_a_restart_and_a_mail_that_was_cut_off_is_not()
      throws IOException {
    send("een@example.org");
    var file = folder.resolve("mailbox.jsonl");
    Files.write(
        file, "{\"to\":[\"half".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    try (var again = new Mailbox(file)) {
      assertEquals(1, again.perRecipient().size());
      again.add(
          (com.fasterxml.jackson.databind.node.ObjectNode)
              new com.fasterxml.jackson.databind.ObjectMapper()
                  .readTree("{\"to\":[\"twee@example.org\"]}"));
    }
    try (var third = new Mailbox(file)) {
      assertEquals("twee@example.org", third.perRecipient().get(1).path("to").asText());
    }
  }

  @Test
  void a_mail_that_ses_would_refuse_is_refused_as_ses_does() {
    assertThrows(
        BadRequestException.class,
        () -> ses.sendEmail(mail -> mail.fromEmailAddress("van@example.org")));
    assertThrows(
        BadRequestException.class,
        () ->
            ses.sendEmail(
                mail ->
                    mail.fromEmailAddress("van@example.org")
                        .destination(it -> it.toAddresses("een@example.org"))
                        .content(
                            it -> it.raw(raw -> raw.data(SdkBytes.fromUtf8String("\r\nTekst"))))));
    assertThrows(NotFoundException.class, () -> ses.getEmailIdentity(it -> it.emailIdentity("x")));
  }

  @Test
  void a_mail_to_the_simulator_gets_the_reports_that_its_configuration_set_asks_for() {
    var bounce = "bounce+anna@simulator.amazonses.com";
    tagged(bounce, "set", "2024");
    tagged(bounce, "other-set", "2024");
    tagged("complaint@simulator.amazonses.com", "set", "2024");
    tagged("success@simulator.amazonses.com", "set", "2024");
    tagged("een@example.org", "set", "2024");
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.getFirst().startsWith("Email Bounced "), told.toString());
    assertTrue(told.getFirst().contains("\"mail\":[\"2024\"]"), told.toString());
    assertTrue(told.getFirst().contains("\"emailAddress\":\"" + bounce), told.toString());
    assertThrows(BadRequestException.class, () -> tagged(bounce, "set", "2024/1"));
  }

  private void tagged(String to, String set, String tag) {
    ses.sendEmail(
        mail ->
            mail.fromEmailAddress("van@example.org")
                .destination(it -> it.toAddresses(to))
                .configurationSetName(set)
                .emailTags(MessageTag.builder().name("mail").value(tag).build())
                .content(
                    it ->
                        it.simple(
                            message ->
                                message
                                    .subject(text -> text.data("S"))
                                    .body(body -> body.text(text -> text.data("T"))))));
  }

  private String send(String to) {
    return ses.sendEmail(
            mail ->
                mail.fromEmailAddress("Leernetwerken <van@example.org>")
                    .destination(it -> it.toAddresses(to))
                    .content(
                        it ->
                            it.simple(
                                message ->
                                    message
                                        .subject(text -> text.data("Eén plek"))
                                        .body(
                                            body ->
                                                body.text(text -> text.data("Tekst"))
                                                    .html(text -> text.data("<p>Tekst</p>")))
                                        .attachments(
                                            Attachment.builder()
                                                .fileName("lijst.csv")
                                                .contentType("text/csv")
                                                .rawContent(SdkBytes.fromUtf8String("a;b"))
                                                .build()))))
        .messageId();
  }
}
