package nl.leernetwerk.functions.mailing.recordbounce;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.LambdaEvent;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.mailing.AddressId;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.mailing.DeliveryReport;
import nl.leernetwerk.mailing.ses.MailTag;
import nl.leernetwerk.mailing.table.TableAddresses;

/**
 * Marks an address when SES reports that a mail did not arrive there, or that its reader
 * complained. The rules in the template pass on ids only, so this function never sees an address.
 */
public final class RecordBounce implements RequestStreamHandler {
  private final Addresses addresses;

  /** The constructor that Lambda calls. */
  public RecordBounce() {
    this(Surroundings.ofLambda());
  }

  public RecordBounce(Surroundings surroundings) {
    this.addresses = new TableAddresses(surroundings.table());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = LambdaEvent.read(in);
    EventBridge.guarded(context, () -> record(report(event), Log.of(context)));
  }

  private boolean record(DeliveryReport report, Log log) {
    boolean news = addresses.report(report);
    if (news) {
      log.warning(
          name(report.kind()), Map.of("mail", report.mail().text(), "message", report.message()));
    }
    return news;
  }

  private static String name(DeliveryReport.Kind kind) {
    return switch (kind) {
      case PERMANENT_BOUNCE -> "MailBounced";
      case TRANSIENT_BOUNCE -> "MailBouncedForNow";
      case COMPLAINT -> "MailComplained";
      case REJECTION -> "MailRejected";
    };
  }

  private static DeliveryReport report(JsonNode event) {
    return new DeliveryReport(
        MailTag.read(event.path("mail").asText())
            .orElseThrow(() -> new IllegalArgumentException("a report of no mail of ours")),
        new AddressId(event.path("address").asText()),
        event.path("message").asText(),
        kind(event.path("kind").asText()),
        Instant.parse(event.path("at").asText()));
  }

  /**
   * SES's word for what happened: the type of the bounce for a bounce, and otherwise the type of
   * the event.
   */
  private static DeliveryReport.Kind kind(String word) {
    return switch (word) {
      case "Permanent" -> DeliveryReport.Kind.PERMANENT_BOUNCE;
      // SES could not tell the cause; the next mail will show whether the address works.
      case "Transient", "Undetermined" -> DeliveryReport.Kind.TRANSIENT_BOUNCE;
      case "Complaint" -> DeliveryReport.Kind.COMPLAINT;
      case "Reject" -> DeliveryReport.Kind.REJECTION;
      default -> throw new IllegalArgumentException("a report of unknown kind " + word);
    };
  }
}
