package nl.leernetwerk.local.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.leernetwerk.local.clock.Stopping;

/**
 * The front of the stack, as CloudFront is on AWS. It serves the API, the contract and the pages,
 * each answer with the security headers, and the endpoints that exist only here.
 */
public final class Gateway implements Endpoint {
  private static final String CONTRACT = "/api/openapi.yaml";

  private final Endpoint api;
  private final Endpoint pages;
  private final Endpoint clock;
  private final Endpoint mailbox;
  private final Endpoint metrics;
  private final Endpoint aws;
  private final SignInEndpoint signIn;
  private final Path contract;
  private final Map<String, String> securityHeaders;

  /** A front with these endpoints behind it. */
  public Gateway(
      Api api,
      Pages pages,
      ClockEndpoint clock,
      MailboxEndpoint mailbox,
      MetricsEndpoint metrics,
      AwsEndpoint aws,
      SignInEndpoint signIn,
      Path contract,
      Map<String, String> securityHeaders) {
    this.api = api;
    this.pages = pages;
    this.clock = new OnlyHere(clock);
    this.mailbox = new OnlyHere(mailbox);
    this.metrics = new OnlyHere(metrics);
    this.aws = new OnlyHere(aws);
    this.signIn = signIn;
    this.contract = contract;
    this.securityHeaders = Map.copyOf(securityHeaders);
  }

  @Override
  public Answer answer(Request request) throws IOException {
    return answered(request).with(securityHeaders, false);
  }

  private Answer answered(Request request) throws IOException {
    try {
      return choose(request).answer(request);
    } catch (Stopping _) {
      return Answer.problem(
          503, "Service Unavailable", "Deze computer stopt. Wat nog moest, gebeurt na de start.");
    }
  }

  private Endpoint choose(Request request) {
    var path = request.rawPath();
    if (path.equals(CONTRACT) && request.reads()) {
      return _ -> Answer.of(200, Pages.type(contract), Files.readAllBytes(contract));
    }
    if (path.startsWith("/api/")) {
      return api;
    }
    if (path.equals("/local/clock")) {
      return clock;
    }
    if (path.equals("/local/metrics")) {
      return metrics;
    }
    if (path.equals(AwsEndpoint.PATH) || path.startsWith(AwsEndpoint.PATH + "/")) {
      return aws;
    }
    if (path.equals(MailboxEndpoint.PATH) || path.startsWith(MailboxEndpoint.PATH + "/")) {
      return mailbox;
    }
    if (path.equals(SignInEndpoint.PATH) || path.startsWith(SignInEndpoint.PATH + "/")) {
      return new OnlyHere(signIn);
    }
    if (path.equals("/sign-in.json") && request.reads()) {
      return _ -> signIn.settings();
    }
    return pages;
  }
}
