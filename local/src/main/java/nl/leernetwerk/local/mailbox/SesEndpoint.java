package nl.leernetwerk.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
      var messageId = mailbox.add(mail);
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
    var now = clock.instant();
    mail.put("from", required(request.path("FromEmailAddress"), "FromEmailAddress"))
        .put("sentAt", now.toString());
    var content = request.path("Content");
    if (content.path("Simple").isObject()) {
      simple(request, content.path("Simple"), mail);
    } else if (content.path("Raw").isObject()) {
      raw(content.path("Raw"), mail);
    } else {
      throw new Refused("Only Content.Simple and Content.Raw are known here.");
    }
    mail.withObject("/headers")
        .putArray("Date")
        .add(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    return mail;
  }

  private static void simple(JsonNode request, JsonNode simple, ObjectNode mail) throws Refused {
    mail.put("subject", required(simple.at("/Subject/Data"), "Subject"))
        .put("text", simple.at("/Body/Text/Data").asText(null))
        .put("html", simple.at("/Body/Html/Data").asText(null));
    if (mail.path("text").isNull() && mail.path("html").isNull()) {
      throw new Refused("Body has neither Text nor Html.");
    }
    var headers = mail.putObject("headers");
    headers.putArray("From").add(mail.path("from"));
    header("Reply-To", request.path("ReplyToAddresses"), headers);
    header("To", request.at("/Destination/ToAddresses"), headers);
    header("Cc", request.at("/Destination/CcAddresses"), headers);
    headers.putArray("Subject").add(mail.path("subject"));
    headers.putArray("MIME-Version").add("1.0");
    for (var given : simple.path("Headers")) {
      headers.withArray("/" + required(given.path("Name"), "Name")).add(given.path("Value"));
    }
    var kept = mail.putArray("attachments");
    for (var attachment : simple.path("Attachments")) {
      kept.addObject()
          .put("filename", required(attachment.path("FileName"), "FileName"))
          .put("contentType", attachment.path("ContentType").asText("application/octet-stream"))
          .put("base64", required(attachment.path("RawContent"), "RawContent"));
    }
  }

  private static void header(String name, JsonNode addresses, ObjectNode headers) {
    if (!addresses.isEmpty()) {
      headers
          .putArray(name)
          .add(
              StreamSupport.stream(addresses.spliterator(), false)
                  .map(JsonNode::asText)
                  .collect(Collectors.joining(", ")));
    }
  }

  private static void raw(JsonNode raw, ObjectNode mail) throws Refused {
    RawMail read;
    try {
      read = RawMail.read(Base64.getDecoder().decode(required(raw.path("Data"), "Data")));
    } catch (IllegalArgumentException | IOException _) {
      throw new Refused("Data is no message.");
    }
    if (read.header("From").isEmpty()) {
      throw new Refused("Data has no header From.");
    }
    mail.put("from", read.header("From").get())
        .put("subject", read.header("Subject").orElse(""))
        .put("text", read.text().orElse(null))
        .put("html", read.html().orElse(null));
    read.calendar().ifPresent(calendar -> mail.put("calendar", calendar));
    mail.set("headers", JSON.valueToTree(read.headers()));
    var kept = mail.putArray("attachments");
    read.attachments()
        .forEach(
            file ->
                kept.addObject()
                    .put("filename", file.filename())
                    .put("contentType", file.contentType())
                    .put("base64", Base64.getEncoder().encodeToString(file.content())));
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
