package nl.leernetwerk.local.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nl.leernetwerk.local.aws.Intake;
import nl.leernetwerk.local.aws.InvocationFailed;
import nl.leernetwerk.local.aws.LocalFunction;
import nl.leernetwerk.local.template.RouteSpec;

/** The API, as API Gateway's HTTP API offers it: each route is a function. */
public final class Api implements Endpoint {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 10 * 1024 * 1024;

  private final Routes routes;
  private final Map<String, LocalFunction> functions;
  private final JwtAuthorizer authorizer;
  private final Intake intake;
  private final Clock clock;

  /** Ids sort in order of receipt, also across restarts of this machine. */
  private final long start = System.currentTimeMillis();

  private final AtomicLong requests = new AtomicLong();

  /**
   * An API with these routes; the authorizer guards the routes that ask for it.
   *
   * @param intake lets requests reach the functions, or holds them back
   */
  public Api(
      List<RouteSpec> routes,
      Map<String, LocalFunction> functions,
      JwtAuthorizer authorizer,
      Intake intake,
      Clock clock) {
    this.routes = new Routes(routes);
    this.functions = Map.copyOf(functions);
    this.authorizer = authorizer;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    // The moment is taken first: it decides who is in time, however long the body takes to arrive.
    var receipt =
        new ApiEvent.Receipt(
            "%012x-%010d".formatted(start, requests.incrementAndGet()), clock.instant());
    return answer(request, receipt).with("Apigw-Requestid", receipt.id());
  }

  private Answer answer(Request request, ApiEvent.Receipt receipt) throws IOException {
    var match = routes.match(request.method(), request.rawPath());
    if (match.isEmpty()) {
      return Answer.message(404, "Not Found");
    }
    var guard = match.get().route().authorizer();
    var claims = guard.flatMap(it -> authorizer.claims(request.header("Authorization"), it));
    if (guard.isPresent() && claims.isEmpty()) {
      return Answer.message(401, "Unauthorized").with("WWW-Authenticate", "Bearer");
    }
    var body = request.body(MAX_BYTES);
    if (body.isEmpty()) {
      return Answer.message(413, "Request Entity Too Large");
    }
    var event = ApiEvent.of(request, match.get(), receipt, claims, body.get());
    var function = functions.get(match.get().route().function());
    try {
      return ApiEvent.answer(intake.open(() -> function.invoke(ApiEvent.bytes(event), LIMIT)));
    } catch (InvocationFailed e) {
      System.err.println(e.getMessage());
      // A function whose own time is up has failed; a function that still works is only too slow.
      return e.failure() == InvocationFailed.Cause.TIME_OUT
              && function.spec().timeout().compareTo(LIMIT) >= 0
          ? Answer.message(503, "Service Unavailable")
          : Answer.message(500, "Internal Server Error");
    }
  }
}
