package nl.leernetwerk.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import nl.leernetwerk.local.http.Answer;
import nl.leernetwerk.local.http.Endpoint;
import nl.leernetwerk.local.http.Request;

/**
 * {@code SendEmail}, the one call of SES v2 that the functions make: puts the mail into the
 * mailbox.
 */
public final class SesEndpoint implements Endpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEND_EMAIL = "/v2/email/outbound-emails";

  /** SES's own limit for a whole message. */
  private static final int MAX_BYTES = 40 * 1024 * 1024;

  /** The values that SES accepts for a message tag. */
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  private static final Pattern NAMED = Pattern.compile(".*<([^<>]+)>\\s*");

  private final Mailbox mailbox;
  private final Clock clock;
  private volatile boolean takesMail = true;
  private final Simulator simulator;

  private static final class Refused extends Exception {
    Refused(String message) {
      super(message);
    }
  }

  /**
   * Puts mails into that mailbox, dated by that clock; the simulator reports what became of them.
   */
  public SesEndpoint(Mailbox mailbox, Clock clock, Simulator simulator) {
    this.mailbox = mailbox;
    this.clock = clock;
    this.simulator = simulator;
  }

  /**
   * Sets whether every mail is taken from now on, or refused as SES does when it has paused
   * sending.
   */
  public void takesMail(boolean takes) {
    takesMail = takes;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    if (!request.method().equals("POST") || !request.rawPath().equals(SEND_EMAIL)) {
      return error(404, "NotFoundException", "Only SendEmail is known here.");
    }
    if (!takesMail) {
      return error(400, "SendingPausedException", "Email sending is paused.");
    }
    var body = request.body(MAX_BYTES);
    if (body.isEmpty()) {
      return error(400, "BadRequestException", "The message is too large.");
    }
    try {
      var asked = JSON.readTree(body.get());
      var mail = mail(asked);
      var messageId = "local-%08d".formatted(mailbox.add(mail));
      simulator.taken(
          asked,
          messageId,
          StreamSupport.stream(mail.path("to").spliterator(), false)
              .map(JsonNode::asText)
              .toList());
      return Answer.json(200, JSON.createObjectNode().put("MessageId", messageId));
    } catch (Refused e) {
      return error(400, "BadRequestException", e.getMessage());
    }
  }

  private ObjectNode mail(JsonNode request) throws Refused {
    var simple = request.at("/Content/Simple");
    if (!simple.isObject()) {
      throw new Refused("Only Content.Simple is known here.");
    }
    for (var tag : request.path("EmailTags")) {
      if (!TAG.matcher(tag.path("Name").asText()).matches()
          || !TAG.matcher(tag.path("Value").asText()).matches()) {
        throw new Refused("A tag holds only letters, digits, underscores and dashes.");
      }
    }
    var mail = JSON.createObjectNode();
    var to = mail.putArray("to");
    for (var kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      request.path("Destination").path(kind).forEach(address -> to.add(address(address)));
    }
    if (to.isEmpty()) {
      throw new Refused("Destination names nobody.");
    }
    mail.put("from", required(request.path("FromEmailAddress"), "FromEmailAddress"))
        .put("subject", required(simple.at("/Subject/Data"), "Subject"))
        .put("text", simple.at("/Body/Text/Data").asText(null))
        .put("html", simple.at("/Body/Html/Data").asText(null))
        .put("sentAt", clock.instant().toString());
    if (mail.path("text").isNull() && mail.path("html").isNull()) {
      throw new Refused("Body has neither Text nor Html.");
    }
    attachments(simple.path("Attachments"), mail.putArray("attachments"));
    return mail;
  }

  private static void attachments(JsonNode given, ArrayNode kept) throws Refused {
    for (var attachment : given) {
      kept.addObject()
          .put("filename", required(attachment.path("FileName"), "FileName"))
          .put("contentType", attachment.path("ContentType").asText("application/octet-stream"))
          .put("base64", required(attachment.path("RawContent"), "RawContent"));
    }
  }

  /** The address alone, without the name that may stand before it. */
  private static String address(JsonNode given) {
    var named = NAMED.matcher(given.asText());
    return named.matches() ? named.group(1) : given.asText().strip();
  }

  private static String required(JsonNode value, String name) throws Refused {
    if (!value.isTextual()) {
      throw new Refused(name + " is missing.");
    }
    return value.asText();
  }

  private static Answer error(int status, String type, String message) {
    var answer = Answer.json(status, JSON.createObjectNode().put("message", message));
    return new Answer(
        status,
        Map.of(
            "Content-Type", List.of("application/json"),
            "x-amzn-ErrorType", List.of(type)),
        answer.body());
  }
}
