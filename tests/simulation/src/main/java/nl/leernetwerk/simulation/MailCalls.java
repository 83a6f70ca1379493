package nl.leernetwerk.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.leernetwerk.local.mailbox.RawMail;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/** SES as one instance calls it. */
final class MailCalls implements InvocationHandler {
  private static final List<Fault> OF_A_MAIL =
      List.of(
          Fault.MAIL_REFUSED,
          Fault.MAIL_THROTTLED,
          Fault.MAIL_FAILS,
          Fault.MAIL_ANSWER_FAILS,
          Fault.MAIL_ANSWER_NEVER_COMES,
          Fault.KILLED_BEFORE_CALL,
          Fault.KILLED_AFTER_CALL);

  private final World world;
  private final Lambdas.Instance instance;

  MailCalls(World world, Lambdas.Instance instance) {
    this.world = world;
    this.instance = instance;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (arguments == null || !(arguments[0] instanceof SendEmailRequest request)) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    var invocation = instance.invocation();
    for (int attempt = 1; ; attempt++) {
      try {
        return send(invocation, request);
      } catch (SdkClientException | SesV2Exception e) {
        if (attempt >= world.tampering().mailAttempts()) {
          throw e;
        }
      }
    }
  }

  private SendEmailResponse send(Lambdas.Invocation invocation, SendEmailRequest request)
      throws Throwable {
    var where = invocation.nextCall();
    world.timeline().pause(Duration.ofMillis(world.dice().between("mail " + where, 20, 400)));
    var fault = world.faults().strike(OF_A_MAIL, where);
    fault.ifPresent(_ -> invocation.struck());
    world.note(
        () ->
            "    %s SendEmail %s%s"
                .formatted(where, tag(request, "mail"), fault.map(it -> "  ** " + it).orElse("")));
    if (fault.isEmpty()) {
      return take(where, request);
    }
    throw switch (fault.get()) {
      case MAIL_REFUSED ->
          MessageRejectedException.builder().message("simulated").statusCode(400).build();
      case MAIL_THROTTLED ->
          TooManyRequestsException.builder().message("simulated").statusCode(429).build();
      case MAIL_FAILS -> SesV2Exception.builder().message("simulated").statusCode(500).build();
      case KILLED_BEFORE_CALL -> invocation.kill();
      case MAIL_ANSWER_FAILS -> {
        take(where, request);
        yield SdkClientException.create("simulated: no answer");
      }
      case MAIL_ANSWER_NEVER_COMES -> {
        take(where, request);
        yield invocation.hang();
      }
      default -> {
        take(where, request);
        yield invocation.kill();
      }
    };
  }

  private SendEmailResponse take(String where, SendEmailRequest request) {
    var id = tag(request, "mail").replaceFirst("__", "/").replace('_', '.');
    var to = request.destination().toAddresses().getFirst();
    boolean bounces = world.faults().strikes(Fault.MAIL_BOUNCES, where);
    var at = world.timeline().now();
    world.witness().mailed(mail(id, to, request.content(), at, !bounces));
    var message = "message-" + where;
    if (bounces) {
      report(message, request, "Email Bounced", bounce("Permanent"));
    } else if (world.faults().strikes(Fault.MAIL_BOUNCES_FOR_NOW, where)) {
      report(message, request, "Email Bounced", bounce("Transient"));
    } else if (world.faults().strikes(Fault.MAIL_CALLED_UNWANTED, where)) {
      report(
          message,
          request,
          "Email Complaint Received",
          JsonNodeFactory.instance.objectNode().put("eventType", "Complaint"));
    }
    return SendEmailResponse.builder().messageId(message).build();
  }

  private static Mail mail(
      String id, String to, EmailContent content, Instant at, boolean arrives) {
    if (content.raw() != null) {
      try {
        var raw = RawMail.read(content.raw().data().asByteArray());
        var text = raw.text().orElseThrow();
        return new Mail(
            id,
            to,
            raw.header("Subject").orElseThrow(),
            text,
            raw.attachments().stream().map(nl.leernetwerk.mailing.Attachment::filename).toList(),
            Mail.links(text),
            at,
            arrives);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    var simple = content.simple();
    var text = simple.body().text().data();
    return new Mail(
        id,
        to,
        simple.subject().data(),
        text,
        simple.attachments().stream().map(Attachment::fileName).toList(),
        Mail.links(text),
        at,
        arrives);
  }

  private static ObjectNode bounce(String type) {
    var detail = JsonNodeFactory.instance.objectNode().put("eventType", "Bounce");
    detail.putObject("bounce").put("bounceType", type);
    return detail;
  }

  private void report(String message, SendEmailRequest request, String type, ObjectNode detail) {
    var mail = detail.putObject("mail").put("messageId", message);
    var tags = mail.putObject("tags");
    tags.putArray("ses:configuration-set").add(request.configurationSetName());
    request.emailTags().forEach(tag -> tags.putArray(tag.name()).add(tag.value()));
    var name = "report of " + message;
    var wait =
        world.faults().strikes(Fault.REPORT_LATE, name)
            ? Duration.ofSeconds(world.dice().between("late " + name, 60, 9_000))
            : Duration.ofMillis(world.dice().between("soon " + name, 300, 20_000));
    var at = world.timeline().now();
    world.roads().sesTells(name, type, detail, at, wait);
    if (world.faults().strikes(Fault.REPORT_TWICE, name)) {
      world.roads().sesTells(name + " again", type, detail, at, wait.plusSeconds(40));
    }
    world
        .timeline()
        .inBackground(
            at.plus(wait).plusSeconds(60),
            () -> world.witness().reported(request.destination().toAddresses().getFirst(), detail));
  }

  private static String tag(SendEmailRequest request, String name) {
    return request.emailTags().stream()
        .filter(tag -> tag.name().equals(name))
        .map(tag -> tag.value())
        .findFirst()
        .orElseThrow();
  }
}
