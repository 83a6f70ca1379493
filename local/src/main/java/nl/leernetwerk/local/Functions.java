package nl.leernetwerk.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import nl.leernetwerk.allocateseats.AllocateSeats;
import nl.leernetwerk.closeenrolment.CloseEnrolment;
import nl.leernetwerk.currentround.CurrentRound;
import nl.leernetwerk.emailfacilitators.EmailFacilitators;
import nl.leernetwerk.local.aws.LocalFunction;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.local.template.TemplateException;
import nl.leernetwerk.openround.OpenRound;
import nl.leernetwerk.registrationstatus.RegistrationStatus;
import nl.leernetwerk.searchschools.SearchSchools;
import nl.leernetwerk.sendmail.SendMail;
import nl.leernetwerk.submitregistration.SubmitRegistration;
import nl.leernetwerk.sweepoutbox.SweepOutbox;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Which class is which function of the template, and what its constructor wants. A new function is
 * one line here.
 */
record Functions(DynamoDbClient dynamo, Clock clock, SesV2Client ses, RandomGenerator random) {

  @FunctionalInterface
  private interface Maker {
    RequestStreamHandler make(Map<String, String> environment);
  }

  private record Wire(Class<? extends RequestStreamHandler> type, Maker maker) {}

  /** Every function of the template, ready to be invoked. */
  Map<String, LocalFunction> of(Template template) {
    var functions = new LinkedHashMap<String, LocalFunction>();
    template.functions().forEach((id, spec) -> functions.put(id, function(id, spec)));
    return functions;
  }

  private Wire wire(String id) {
    return switch (id) {
      case "CurrentRound" ->
          new Wire(CurrentRound.class, it -> new CurrentRound(it, dynamo, clock));
      case "SearchSchools" ->
          new Wire(SearchSchools.class, it -> new SearchSchools(it, dynamo, clock));
      case "SubmitRegistration" ->
          new Wire(
              SubmitRegistration.class, it -> new SubmitRegistration(it, dynamo, clock, random));
      case "RegistrationStatus" ->
          new Wire(RegistrationStatus.class, it -> new RegistrationStatus(it, dynamo, clock));
      case "OpenRound" -> new Wire(OpenRound.class, it -> new OpenRound(it, dynamo, clock));
      case "CloseEnrolment" ->
          new Wire(CloseEnrolment.class, it -> new CloseEnrolment(it, dynamo, clock, random));
      case "AllocateSeats" ->
          new Wire(AllocateSeats.class, it -> new AllocateSeats(it, dynamo, clock));
      case "EmailFacilitators" ->
          new Wire(EmailFacilitators.class, it -> new EmailFacilitators(it, dynamo, clock));
      case "SendMail" -> new Wire(SendMail.class, it -> new SendMail(it, dynamo, clock, ses));
      case "SweepOutbox" -> new Wire(SweepOutbox.class, it -> new SweepOutbox(it, dynamo, clock));
      default ->
          throw new TemplateException(
              "the template has a function %s that %s does not make"
                  .formatted(id, Functions.class.getName()));
    };
  }

  private LocalFunction function(String id, FunctionSpec spec) {
    var wire = wire(id);
    var handler = wire.type().getName() + "::handleRequest";
    if (!spec.handler().equals(handler)) {
      throw new TemplateException(
          "the template says that %s is %s, but here it is %s"
              .formatted(id, spec.handler(), handler));
    }
    return new LocalFunction(spec, () -> wire.maker().make(spec.environment()));
  }
}
