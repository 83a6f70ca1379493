package nl.leernetwerk.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Postman;
import nl.leernetwerk.mailing.ses.SesPostman;
import nl.leernetwerk.meetings.CalendarEntry;
import nl.leernetwerk.meetings.letters.CalendarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * Letters that our postman sends with the real SES v2 client, read back from the program that
 * received them.
 */
class LetterTest {
  private static final String CONFIGURATION_SET = "leernetwerken";
  private static final Postman.Envelope ENVELOPE =
      new Postman.Envelope(
          new Mail("2024-2025", "organiser-1", "totals", 1),
          new EmailAddress("zoe+post@example.org"),
          new AddressId("5e884898da28047151d0e56f8dc62927"),
          new EmailAddress("leernetwerken@example.org"));

  /** Every byte value, so that a program that treats the file as text damages it. */
  private static final byte[] FILE = new byte[256];

  static {
    for (int i = 0; i < FILE.length; i++) {
      FILE[i] = (byte) i;
    }
  }

  private static final Letter LETTER =
      new Letter(
          "Eén plek voor Zoë – “Samen” \uD83C\uDF92",
          "Beste Zoë,\n\nJullie hebben een plek.\n",
          "<p lang=\"nl\">Beste Zoë, jullie hebben &eacute;&eacute;n plek.</p>",
          List.of(
              new Attachment(
                  "leervragen-PO.xlsx",
                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  FILE)));

  @Test
  void a_letter_reaches_aws_ses_v2_local_whole() throws IOException {
    var peer = Peers.sesV2Local();
    var from = new EmailAddress("aanmelden@example.org");
    var id = postman(peer, from).send(ENVELOPE, LETTER);
    var mail =
        mail(Invocation.parse(Service.get(peer.resolve("/store"))).path("emails"), "messageId", id);
    assertEquals(
        "Leernetwerken inclusief onderwijs <aanmelden@example.org>", mail.path("from").asText());
    assertEquals("[\"zoe+post@example.org\"]", mail.at("/destination/to").toString());
    assertEquals("[\"leernetwerken@example.org\"]", mail.path("replyTo").toString());
    assertEquals(LETTER.subject(), mail.path("subject").asText());
    assertEquals(LETTER.text(), mail.at("/body/text").asText());
    assertEquals(LETTER.html(), mail.at("/body/html").asText());
    assertEquals(
        "[{\"name\":\"Auto-Submitted\",\"value\":\"auto-generated\"}]",
        mail.path("headers").toString());
    assertEquals(1, mail.path("attachments").size());
    var file = mail.at("/attachments/0");
    assertEquals("leervragen-PO.xlsx", file.path("filename").asText());
    assertEquals(LETTER.attachments().getFirst().contentType(), file.path("contentType").asText());
    assertArrayEquals(FILE, file.path("content").binaryValue());
  }

  private static final Letter INVITATION =
      LETTER.with(
          CalendarFile.of(
              new CalendarEntry(
                  "2024-2025.PO-1.meeting-3@leernetwerken.example.org",
                  1,
                  false,
                  Instant.parse("2025-01-06T10:11:12Z"),
                  new CalendarEntry.Organiser("Leernetwerken", ENVELOPE.replyTo()),
                  new CalendarEntry.Attendee("Zoë de Vries", ENVELOPE.to()),
                  "Bijeenkomst 3 – “Samen”",
                  "Programma:\n- lunch, kennismaken, één thema",
                  Optional.of("Mariaplaats 14, Utrecht"),
                  LocalDate.of(2025, 3, 31),
                  LocalTime.of(12, 0),
                  LocalTime.of(16, 0))));

  @Test
  void an_invitation_is_read_whole_by_another_mail_library(@TempDir Path folder)
      throws IOException {
    var mail = read(folder, raw(INVITATION)).path(0);
    assertEquals(
        "[\"MIME-Version\",\"From\",\"Reply-To\",\"To\",\"Subject\",\"Auto-Submitted\","
            + "\"X-Auto-Response-Suppress\",\"Content-Type\"]",
        mail.path("names").toString());
    assertEquals(
        "Leernetwerken inclusief onderwijs <aanmelden@example.org>",
        mail.at("/headers/From").asText());
    assertEquals("zoe+post@example.org", mail.at("/headers/To").asText());
    assertEquals("leernetwerken@example.org", mail.at("/headers/Reply-To").asText());
    assertEquals(LETTER.subject(), mail.at("/headers/Subject").asText());
    var alternatives = mail.path("alternatives");
    assertEquals("text/plain", alternatives.at("/0/type").asText());
    assertEquals(LETTER.text(), lines(alternatives.at("/0/content")));
    assertEquals("text/html", alternatives.at("/1/type").asText());
    assertEquals(LETTER.html(), lines(alternatives.at("/1/content")));
    var file = INVITATION.calendar().orElseThrow().content();
    assertEquals("text/calendar", alternatives.at("/2/type").asText());
    assertEquals("REQUEST", alternatives.at("/2/method").asText());
    assertEquals(new String(file, UTF_8), alternatives.at("/2/content").asText());
    assertEquals(3, alternatives.size());
    var attachments = mail.path("attachments");
    assertEquals("agenda.ics", attachments.at("/0/filename").asText());
    assertEquals(new String(file, UTF_8), attachments.at("/0/content").asText());
    assertEquals("leervragen-PO.xlsx", attachments.at("/1/filename").asText());
    assertEquals(HexFormat.of().formatHex(FILE), attachments.at("/1/content").asText());
    assertEquals(2, attachments.size());
  }

  @Test
  void long_and_strange_texts_of_an_invitation_are_read_as_they_were(@TempDir Path folder)
      throws IOException {
    for (var typed :
        List.of(
            "Één lange regel zonder einde. ".repeat(100),
            "🎒 “” ’s-Hertogenbosch é".repeat(40),
            "=?utf-8?q?Bcc:_x?= =C3=A9",
            ". \n.\n\nFrom x\n  \n--\n")) {
      var letter =
          new Letter(typed, typed, typed, List.of(new Attachment(typed, "text/csv", FILE)))
              .with(INVITATION.calendar().orElseThrow());
      var mail = read(folder, raw(letter)).path(0);
      assertEquals(typed, lines(mail.at("/alternatives/0/content")));
      assertEquals(typed, lines(mail.at("/alternatives/1/content")));
      // A reader may leave out white space at the end.
      assertEquals(letter.subject().strip(), mail.at("/headers/Subject").asText().strip());
      assertEquals(
          letter.attachments().getFirst().filename().strip(),
          mail.at("/attachments/1/filename").asText().strip());
    }
  }

  private static String lines(JsonNode content) {
    return content.asText().replace("\r\n", "\n");
  }

  private static JsonNode read(Path folder, byte[] message) throws IOException {
    var file = Files.write(folder.resolve("message.eml"), message);
    return Invocation.parse(Scripts.python("message_reader.py", List.of(file)));
  }

  /** The message as SES gets it. */
  private static byte[] raw(Letter letter) {
    var asked = new ArrayList<SendEmailRequest>();
    var ses =
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
        };
    new SesPostman(ses, new EmailAddress("aanmelden@example.org"), CONFIGURATION_SET)
        .send(ENVELOPE, letter);
    return asked.getFirst().content().raw().data().asByteArray();
  }

  @Test
  void an_invitation_reaches_aws_ses_v2_local_whole() throws IOException {
    var peer = Peers.sesV2Local();
    var from = new EmailAddress("aanmelden@example.org");
    var id = postman(peer, from).send(ENVELOPE, INVITATION);
    var mail =
        mail(Invocation.parse(Service.get(peer.resolve("/store"))).path("emails"), "messageId", id);
    assertEquals(LETTER.subject(), mail.path("subject").asText());
    assertEquals("[\"zoe+post@example.org\"]", mail.at("/destination/to").toString());
    assertEquals(LETTER.text(), lines(mail.at("/body/text")));
    assertEquals(LETTER.html(), lines(mail.at("/body/html")));
    var calendar = mail.at("/attachments/0");
    assertEquals("1.3", calendar.path("partId").asText(), "the third alternative");
    assertEquals("text/calendar", calendar.path("contentType").asText());
    assertArrayEquals(
        INVITATION.calendar().orElseThrow().content(), calendar.path("content").binaryValue());
    assertEquals("agenda.ics", mail.at("/attachments/1/filename").asText());
    assertArrayEquals(FILE, mail.at("/attachments/2/content").binaryValue());
  }

  @Test
  void an_invitation_is_taken_by_moto() {
    var peer = Peers.moto();
    var from = verified(peer);
    var id = postman(peer, from).send(ENVELOPE, INVITATION);
    var mail =
        mail(
            Invocation.parse(Service.get(peer.resolve("/moto-api/data.json")))
                .at("/ses/RawMessage"),
            "id",
            id);
    // moto counts the receiver of the call and the receiver in the message.
    assertEquals(
        Set.of("zoe+post@example.org"),
        StreamSupport.stream(mail.path("destinations").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toSet()));
    assertTrue(mail.path("raw_data").asText().contains("text/calendar"));
  }

  @Test
  void a_letter_reaches_moto_with_its_subject_and_html() {
    var peer = Peers.moto();
    var from = verified(peer);
    var id = postman(peer, from).send(ENVELOPE, LETTER);
    var mail =
        mail(
            Invocation.parse(Service.get(peer.resolve("/moto-api/data.json"))).at("/ses/Message"),
            "id",
            id);
    assertEquals(
        "Leernetwerken inclusief onderwijs <" + from.value() + ">", mail.path("source").asText());
    assertEquals(
        "{\"ToAddresses\":[\"zoe+post@example.org\"]}", mail.path("destinations").toString());
    assertEquals(LETTER.subject(), mail.path("subject").asText());
    assertEquals(LETTER.html(), mail.path("body").asText());
  }

  @Test
  void a_letter_reaches_moto_whole() {
    Peers.moto();
    Peers.unproven(
        "moto", "a letter's text, file and headers", "of what SES composes it keeps only the HTML");
  }

  @Test
  void a_letter_that_moto_refuses_is_certainly_not_sent() {
    var peer = Peers.moto();
    var nobody = new EmailAddress("aanmelden@" + UUID.randomUUID() + ".example.org");
    assertThrows(Postman.NotSent.class, () -> postman(peer, nobody).send(ENVELOPE, LETTER));
  }

  /** The client that the function uses, pointed at the peer by the SDK's usual settings. */
  private static Postman postman(URI peer, EmailAddress from) {
    System.setProperty("aws.endpointUrlSesV2", peer.toString());
    System.setProperty("aws.region", "eu-central-1");
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    return new SesPostman(Surroundings.ofLambda().ses().get(), from, CONFIGURATION_SET);
  }

  /** A sender at a domain that moto knows. */
  private static EmailAddress verified(URI moto) {
    var domain = UUID.randomUUID() + ".example.org";
    try (var client = Peers.client(SesV2Client.builder(), moto)) {
      client.createEmailIdentity(it -> it.emailIdentity(domain));
    }
    return new EmailAddress("aanmelden@" + domain);
  }

  private static JsonNode mail(JsonNode mails, String name, String id) {
    return StreamSupport.stream(mails.spliterator(), false)
        .filter(mail -> mail.path(name).asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + mails));
  }
}
