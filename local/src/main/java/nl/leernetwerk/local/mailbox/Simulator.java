package nl.leernetwerk.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What SES reports about mails to the addresses of its mailbox simulator, as events on a bus. Other
 * mails get no report here. As in SES, a label after a plus is ignored: {@code
 * bounce+anna@simulator.amazonses.com}.
 *
 * @param reports which events reach the account's bus, by the configuration set of a mail
 */
public record Simulator(Map<String, List<String>> reports, Clock clock, Bus bus) {
  private static final String DOMAIN = "@simulator.amazonses.com";

  /** The bus that gets the events. */
  @FunctionalInterface
  public interface Bus {
    /** Takes an event of SES. */
    void publish(String type, JsonNode detail);
  }

  /**
   * A report: its name in a configuration set, the type of its event on the bus, and its content.
   */
  private record Report(String matching, String type, ObjectNode detail) {}

  /** Reports about a mail that was just taken. */
  void taken(JsonNode request, String messageId, List<String> recipients) {
    var wanted = reports.getOrDefault(request.path("ConfigurationSetName").asText(), List.of());
    for (var recipient : recipients) {
      report(recipient)
          .filter(report -> wanted.contains(report.matching()))
          .ifPresent(
              report -> {
                report.detail().set("mail", mail(request, messageId, recipients));
                bus.publish(report.type(), report.detail());
              });
    }
  }

  private Optional<Report> report(String recipient) {
    var address = recipient.toLowerCase(Locale.ROOT);
    if (!address.endsWith(DOMAIN)) {
      return Optional.empty();
    }
    return switch (address.substring(0, address.length() - DOMAIN.length()).split("\\+", 2)[0]) {
      case "bounce" -> Optional.of(bounce(recipient, "Permanent", "General", "5.1.1"));
      case "suppressionlist" -> Optional.of(bounce(recipient, "Permanent", "Suppressed", "5.1.1"));
      case "ooto" -> Optional.of(bounce(recipient, "Transient", "General", "4.0.0"));
      case "complaint" -> Optional.of(complaint(recipient));
      default -> Optional.empty();
    };
  }

  private Report bounce(String recipient, String type, String subType, String status) {
    var detail = JsonNodeFactory.instance.objectNode().put("eventType", "Bounce");
    detail
        .putObject("bounce")
        .put("bounceType", type)
        .put("bounceSubType", subType)
        .put("timestamp", now())
        .putArray("bouncedRecipients")
        .addObject()
        .put("emailAddress", recipient)
        .put("action", "failed")
        .put("status", status);
    return new Report("BOUNCE", "Email Bounced", detail);
  }

  private Report complaint(String recipient) {
    var detail = JsonNodeFactory.instance.objectNode().put("eventType", "Complaint");
    detail
        .putObject("complaint")
        .put("complaintFeedbackType", "abuse")
        .put("timestamp", now())
        .putArray("complainedRecipients")
        .addObject()
        .put("emailAddress", recipient);
    return new Report("COMPLAINT", "Email Complaint Received", detail);
  }

  private ObjectNode mail(JsonNode request, String messageId, List<String> recipients) {
    var mail =
        JsonNodeFactory.instance
            .objectNode()
            .put("timestamp", now())
            .put("source", request.path("FromEmailAddress").asText())
            .put("messageId", messageId);
    recipients.forEach(mail.putArray("destination")::add);
    var tags = mail.putObject("tags");
    tags.putArray("ses:configuration-set").add(request.path("ConfigurationSetName").asText());
    request
        .path("EmailTags")
        .forEach(tag -> tags.putArray(tag.path("Name").asText()).add(tag.path("Value").asText()));
    return mail;
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
