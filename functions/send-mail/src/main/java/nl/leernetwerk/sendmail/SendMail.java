package nl.leernetwerk.sendmail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import nl.leernetwerk.enrolment.EmailAddress;
import nl.leernetwerk.enrolment.RecentRounds;
import nl.leernetwerk.events.DomainEvent;
import nl.leernetwerk.lambda.Environment;
import nl.leernetwerk.lambda.EventBridge;
import nl.leernetwerk.lambda.Log;
import nl.leernetwerk.letters.Letters;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.mail.Mails;
import nl.leernetwerk.mail.Postman;
import nl.leernetwerk.ses.SesPostman;
import nl.leernetwerk.table.TableMails;
import nl.leernetwerk.table.TableRegistrations;
import nl.leernetwerk.table.TableRounds;
import nl.leernetwerk.table.TableSchools;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Sends each queued mail once: claims it, writes it, hands it to SES and records SES's id of it.
 * What fails comes back by itself, alone; docs/adr/0004 says what happens when a sender dies.
 */
public final class SendMail implements RequestStreamHandler {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Mails mails;
  private final Desk desk;
  private final Postman postman;
  private final Clock clock;

  /** As Lambda starts it. */
  public SendMail() {
    this(System.getenv(), Environment.dynamo(), Clock.systemUTC(), SesPostman.newClient());
  }

  public SendMail(
      Map<String, String> environment, DynamoDbClient dynamo, Clock clock, SesV2Client ses) {
    var table = Environment.table(environment, dynamo, clock);
    this.mails = new TableMails(table);
    this.desk =
        new Desk(
            new RecentRounds(new TableRounds(table), clock),
            new TableRegistrations(table),
            new TableSchools(table),
            new Letters(URI.create(Environment.required(environment, "SITE_URL"))));
    this.postman =
        new SesPostman(ses, new EmailAddress(Environment.required(environment, "MAIL_FROM")));
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var log = Log.of(context);
    var answer = JsonNodeFactory.instance.objectNode();
    var failures = answer.putArray("batchItemFailures");
    for (var message : MAPPER.readTree(in).path("Records")) {
      if (!handled(message, context, log)) {
        failures.addObject().put("itemIdentifier", message.path("messageId").asText());
      }
    }
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** False when the queue should bring the message again, and in the end set it aside. */
  private boolean handled(JsonNode message, Context context, Log log) {
    try {
      return EventBridge.guarded(context, () -> send(event(message), log));
    } catch (RuntimeException _) {
      // Logged already; the others of the batch go on.
      return false;
    }
  }

  private static MailId event(JsonNode message) {
    try {
      var body = MAPPER.readTree(message.path("body").asText());
      if (EventBridge.event(body) instanceof DomainEvent.MailQueued(var mail)) {
        return mail;
      }
      throw new IllegalArgumentException("not a mail");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean send(MailId mail, Log log) {
    return switch (mails.claim(mail, clock.instant())) {
      case Mails.Claim.Yours(int unknown) -> {
        if (unknown > 0) {
          log.warning("MailPerhapsTwice", Map.of("mail", mail.text(), "unknown", unknown));
        }
        deliver(mail, log);
        yield true;
      }
      case Mails.Claim.Sent _ -> true;
      case Mails.Claim.Busy _ -> false;
      case Mails.Claim.SetAside _ -> {
        log.warning("MailSetAside", Map.of("mail", mail.text()));
        yield false;
      }
      case Mails.Claim.Unknown _ -> throw new IllegalArgumentException("no such mail");
    };
  }

  private void deliver(MailId mail, Log log) {
    Desk.Addressed addressed;
    try {
      addressed = desk.write(mail);
    } catch (RuntimeException e) {
      mails.release(mail);
      throw e;
    }
    String messageId;
    try {
      messageId = postman.send(addressed.to(), addressed.replyTo(), addressed.letter());
    } catch (Postman.NotSent e) {
      mails.release(mail);
      throw e;
    }
    mails.sent(mail, messageId, clock.instant());
    log.event("MailSent", Map.of("mail", mail.text(), "message", messageId));
  }
}
