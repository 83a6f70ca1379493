package nl.leernetwerk.functions.mailing.sendmail;

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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.LambdaEvent;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.AddressedLetter;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.mailing.Postman;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.mailing.ses.SesPostman;
import nl.leernetwerk.mailing.table.TableAddressIds;
import nl.leernetwerk.mailing.table.TableAddresses;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.registry.MailKinds;
import nl.leernetwerk.rounds.RecentRounds;
import nl.leernetwerk.rounds.table.TableRounds;

/**
 * Sends each queued mail once: claims the mail, writes it, hands it to SES and records the id that
 * SES gives it. A mail that fails returns to the queue alone; docs/adr/0004 says what happens when
 * a sender dies.
 */
public final class SendMail implements RequestStreamHandler {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Mails mails;
  private final LetterSources sources;
  private final Map<String, MailKind.Writer> writers = new ConcurrentHashMap<>();
  private final Postman postman;
  private final Deliverability reach;
  private final Clock clock;

  /** The constructor that Lambda calls. */
  public SendMail() {
    this(Surroundings.ofLambda());
  }

  public SendMail(Surroundings surroundings) {
    var table = surroundings.table();
    this.reach =
        new Deliverability(
            new TableAddresses(table),
            () -> new TableAddressIds(table).findOrMake(surroundings.secrets()));
    this.mails = new TableMails(table);
    var key = new Memoized<>(() -> new TableLinkKey(table).findOrMake(surroundings.secrets()));
    this.sources =
        new LetterSources(
            table,
            new RecentRounds(new TableRounds(table), surroundings.clock()),
            new Pages(
                URI.create(surroundings.required("SITE_URL")),
                (registration, role) -> key.get().of(registration, role),
                Sender.of(surroundings::setting)),
            reach::id,
            reach::failing);
    this.postman =
        new SesPostman(
            surroundings.ses().get(),
            new EmailAddress(surroundings.required("MAIL_FROM")),
            surroundings.required("CONFIGURATION_SET"));
    this.clock = surroundings.clock();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var answer = JsonNodeFactory.instance.objectNode();
    var failures = answer.putArray("batchItemFailures");
    for (var message : LambdaEvent.read(in).path("Records")) {
      if (!handled(message, Log.of(context))) {
        failures.addObject().put("itemIdentifier", message.path("messageId").asText());
      }
    }
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** False when the queue should deliver the message again, and set it aside after the last try. */
  private boolean handled(JsonNode message, Log log) {
    try {
      var mail = EventBridge.guarded(log, () -> event(message));
      return sentOrHeld(mail, log.with("mail", mail.text()));
    } catch (RuntimeException _) {
      // The failure is logged already; the other messages of the batch continue.
      return false;
    }
  }

  /**
   * A mail that needs an item that cannot be read waits in the table, and the sweep brings it
   * again.
   */
  private boolean sentOrHeld(Mail mail, Log log) {
    try {
      return EventBridge.guarded(log, () -> send(mail, log));
    } catch (Unreadable e) {
      log.unreadable(e.item());
      return true;
    }
  }

  private static Mail event(JsonNode message) {
    try {
      var body = MAPPER.readTree(message.path("body").asText());
      return Mail.of(EventBridge.event(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean send(Mail mail, Log log) {
    return switch (mails.claim(mail, clock.instant())) {
      case Mails.Claim.Yours(int unknown, var trace) -> {
        var traced = log.tracing(trace);
        if (unknown > 0) {
          traced.warning("MailPerhapsTwice", Map.of("unknown", unknown));
        }
        yield EventBridge.guarded(traced, () -> deliver(mail, traced));
      }
      case Mails.Claim.Sent _, Mails.Claim.Withheld _, Mails.Claim.GivenUp _ -> true;
      case Mails.Claim.Busy _ -> false;
      case Mails.Claim.SetAside(var trace) -> {
        log.tracing(trace).warning("MailSetAside", Map.of());
        yield false;
      }
      case Mails.Claim.Unknown _ -> throw new IllegalArgumentException("no such mail");
    };
  }

  /** The mail's letter as it should be sent now. The writer of each kind of mail is made once. */
  private Optional<AddressedLetter> write(Mail mail) {
    return writers
        .computeIfAbsent(mail.kind(), _ -> MailKinds.of(mail).writer(sources))
        .write(mail);
  }

  /** False when the mail was given back. */
  private boolean deliver(Mail mail, Log log) {
    Optional<AddressedLetter> written;
    boolean suppressed;
    try {
      written = write(mail);
      suppressed = written.filter(it -> reach.suppressed(it.to())).isPresent();
    } catch (RuntimeException e) {
      mails.release(mail);
      throw e;
    }
    if (written.isEmpty()) {
      // The reader's data was removed while the mail waited, so nobody is left to tell.
      mails.sent(mail, "nobody", clock.instant());
      log.event("MailToNobody", Map.of());
      return true;
    }
    var addressed = written.get();
    var to = reach.id(addressed.to());
    if (suppressed) {
      return withheld(mail, to, log);
    }
    String messageId;
    try {
      messageId =
          postman.send(
              new Postman.Envelope(mail, addressed.to(), to, addressed.replyTo()),
              addressed.letter());
    } catch (Postman.NotSent e) {
      mails.release(mail);
      throw e;
    }
    mails.sent(mail, messageId, clock.instant());
    log.event("MailSent", Map.of("message", messageId));
    return true;
  }

  /**
   * Puts a mail aside that nobody would get. When the address was released at this moment, the
   * message comes back.
   */
  private boolean withheld(Mail mail, AddressId to, Log log) {
    if (!reach.withhold(mail, to)) {
      mails.release(mail);
      return false;
    }
    log.warning("MailWithheld", Map.of());
    return true;
  }
}
