package nl.leernetwerk.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import nl.leernetwerk.beacon.Relay;
import nl.leernetwerk.functions.mailing.recordbounce.RecordBounce;
import nl.leernetwerk.functions.mailing.releaseaddress.ReleaseAddress;
import nl.leernetwerk.functions.mailing.sendmail.SendMail;
import nl.leernetwerk.functions.mailing.sweepoutbox.SweepOutbox;
import nl.leernetwerk.functions.privacy.handlepersonaldata.HandlePersonalData;
import nl.leernetwerk.functions.privacy.purgepersonaldata.PurgePersonalData;
import nl.leernetwerk.functions.registration.changeownregistration.ChangeOwnRegistration;
import nl.leernetwerk.functions.registration.manageregistration.ManageRegistration;
import nl.leernetwerk.functions.registration.registrationstatus.RegistrationStatus;
import nl.leernetwerk.functions.registration.requestlink.RequestLink;
import nl.leernetwerk.functions.registration.showownregistration.ShowOwnRegistration;
import nl.leernetwerk.functions.registration.submitregistration.SubmitRegistration;
import nl.leernetwerk.functions.rounds.closeenrolment.CloseEnrolment;
import nl.leernetwerk.functions.rounds.currentround.CurrentRound;
import nl.leernetwerk.functions.rounds.listrounds.ListRounds;
import nl.leernetwerk.functions.rounds.manageround.ManageRound;
import nl.leernetwerk.functions.rounds.openround.OpenRound;
import nl.leernetwerk.functions.rounds.roundoverview.RoundOverview;
import nl.leernetwerk.functions.schools.searchschools.SearchSchools;
import nl.leernetwerk.functions.seats.allocateseats.AllocateSeats;
import nl.leernetwerk.functions.seats.announcechanges.AnnounceChanges;
import nl.leernetwerk.functions.seats.consultbeacon.ConsultBeacon;
import nl.leernetwerk.functions.seats.emailfacilitators.EmailFacilitators;
import nl.leernetwerk.functions.seats.manageroster.ManageRoster;
import nl.leernetwerk.functions.seats.networkinitiatives.NetworkInitiatives;
import nl.leernetwerk.functions.seats.offerseats.OfferSeats;
import nl.leernetwerk.local.aws.LocalFunction;
import nl.leernetwerk.local.aws.Metrics;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;
import nl.leernetwerk.local.template.TemplateException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Which class is which function of the template, and what its constructor wants. A new function is
 * one line here.
 */
record Functions(Clients clients, Clock clock, RandomGenerator random, Relay beacons, Watch watch) {

  /** What a function talks to AWS with; each has clients of its own, which know its role. */
  interface Clients {
    DynamoDbClient dynamo(String function);

    SesV2Client ses(String function);
  }

  @FunctionalInterface
  private interface Maker {
    RequestStreamHandler make(Map<String, String> environment);
  }

  private record Wire(Class<? extends RequestStreamHandler> type, Maker maker) {}

  /** Every function of the template, ready to be invoked. */
  Map<String, LocalFunction> of(Template template, Metrics metrics) {
    var functions = new LinkedHashMap<String, LocalFunction>();
    template.functions().forEach((id, spec) -> functions.put(id, function(id, spec, metrics)));
    return functions;
  }

  private Wire wire(String id) {
    var dynamo = watch.dynamo(id, clients.dynamo(id));
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
      case "ShowOwnRegistration" ->
          new Wire(ShowOwnRegistration.class, it -> new ShowOwnRegistration(it, dynamo, clock));
      case "ChangeOwnRegistration" ->
          new Wire(ChangeOwnRegistration.class, it -> new ChangeOwnRegistration(it, dynamo, clock));
      case "RequestLink" ->
          // Random by itself, as SendMail: whichever comes first makes the key of the addresses.
          new Wire(RequestLink.class, it -> new RequestLink(it, dynamo, clock, new SecureRandom()));
      case "ListRounds" -> new Wire(ListRounds.class, it -> new ListRounds(it, dynamo, clock));
      case "RoundOverview" ->
          new Wire(RoundOverview.class, it -> new RoundOverview(it, dynamo, clock));
      case "NetworkInitiatives" ->
          new Wire(NetworkInitiatives.class, it -> new NetworkInitiatives(it, dynamo, clock));
      case "ManageRound" -> new Wire(ManageRound.class, it -> new ManageRound(it, dynamo, clock));
      case "OpenRound" -> new Wire(OpenRound.class, it -> new OpenRound(it, dynamo, clock));
      case "CloseEnrolment" ->
          new Wire(CloseEnrolment.class, it -> new CloseEnrolment(it, dynamo, clock, random));
      case "ConsultBeacon" ->
          new Wire(ConsultBeacon.class, it -> new ConsultBeacon(it, dynamo, clock, beacons));
      case "AllocateSeats" ->
          new Wire(AllocateSeats.class, it -> new AllocateSeats(it, dynamo, clock));
      case "EmailFacilitators" ->
          new Wire(EmailFacilitators.class, it -> new EmailFacilitators(it, dynamo, clock));
      case "OfferSeats" -> new Wire(OfferSeats.class, it -> new OfferSeats(it, dynamo, clock));
      case "ManageRoster" ->
          new Wire(ManageRoster.class, it -> new ManageRoster(it, dynamo, clock));
      case "ManageRegistration" ->
          new Wire(ManageRegistration.class, it -> new ManageRegistration(it, dynamo, clock));
      case "AnnounceChanges" ->
          new Wire(AnnounceChanges.class, it -> new AnnounceChanges(it, dynamo, clock));
      case "SendMail" -> {
        var ses = clients.ses(id);
        yield new Wire(
            SendMail.class,
            // Random by itself: it draws once, nobody can say before or after what else, and
            // with the generator of all others the demo would give other references each time.
            it -> new SendMail(it, dynamo, clock, ses, new SecureRandom()));
      }
      case "RecordBounce" ->
          new Wire(RecordBounce.class, it -> new RecordBounce(it, dynamo, clock));
      case "PurgePersonalData" ->
          new Wire(PurgePersonalData.class, it -> new PurgePersonalData(it, dynamo, clock));
      case "HandlePersonalData" ->
          new Wire(HandlePersonalData.class, it -> new HandlePersonalData(it, dynamo, clock));
      case "ReleaseAddress" ->
          new Wire(ReleaseAddress.class, it -> new ReleaseAddress(it, dynamo, clock));
      case "SweepOutbox" -> new Wire(SweepOutbox.class, it -> new SweepOutbox(it, dynamo, clock));
      default ->
          throw new TemplateException(
              "the template has a function %s that %s does not make"
                  .formatted(id, Functions.class.getName()));
    };
  }

  private LocalFunction function(String id, FunctionSpec spec, Metrics metrics) {
    var wire = wire(id);
    var handler = wire.type().getName() + "::handleRequest";
    if (!spec.handler().equals(handler)) {
      throw new TemplateException(
          "the template says that %s is %s, but here it is %s"
              .formatted(id, spec.handler(), handler));
    }
    return new LocalFunction(
        spec,
        () -> watch.handler(id, wire.maker().make(spec.environment())),
        (level, message) -> {
          metrics.count(id, message);
          watch.logged(id, level, message);
        });
  }
}
