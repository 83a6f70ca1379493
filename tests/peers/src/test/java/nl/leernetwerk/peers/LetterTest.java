package nl.leernetwerk.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
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
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

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
