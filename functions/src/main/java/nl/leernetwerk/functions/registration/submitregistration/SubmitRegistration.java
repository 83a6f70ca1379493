package nl.leernetwerk.functions.registration.submitregistration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.registration.http.SubmissionIdempotency;
import nl.leernetwerk.registration.json.SubmissionReader;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.RecentRounds;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.table.TableSchools;

/**
 * {@code POST /api/registrations}: checks the form of a request, in the order that the interface
 * promises, and hands the content to the {@link Reception}.
 */
public final class SubmitRegistration implements HttpFunction {
  private final Reception reception;

  /** The constructor that Lambda calls. */
  public SubmitRegistration() {
    this(Surroundings.ofLambda());
  }

  public SubmitRegistration(Surroundings surroundings) {
    var table = surroundings.table();
    this.reception =
        new Reception(
            new RecentRounds(new TableRounds(table), surroundings.clock()),
            new TableRegistrations(table),
            new TableSchools(table),
            surroundings.random());
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of("POST /api/registrations", (request, log) -> respond(decide(request), log)));
  }

  private Decision decide(HttpRequest request) {
    return switch (RequestBody.of(request)) {
      case RequestBody.Unreadable(var problem) -> new Decision.Refused(problem);
      case RequestBody.Read(var json) ->
          SubmissionIdempotency.of(request, json)
              .map(key -> reception.receive(request.arrival(), key, SubmissionReader.read(json)))
              .orElseGet(() -> new Decision.Refused(SubmissionIdempotency.MISSING));
    };
  }

  private static HttpResponse respond(Decision decision, Log log) {
    return switch (decision) {
      case Decision.Accepted(var reference, var submission) -> {
        log.event(
            "RegistrationAccepted",
            Map.of(
                "reference",
                reference.text(),
                "round",
                reference.round(),
                "network",
                submission.network(),
                "schools",
                submission.schools().size()));
        yield registered(reference);
      }
      case Decision.Repeated(var reference) -> {
        log.event(
            "RegistrationRepeated",
            Map.of("reference", reference.text(), "round", reference.round()));
        yield registered(reference);
      }
      case Decision.Refused(var problem) -> {
        log.event(
            "RegistrationRefused", Map.of("status", problem.status(), "problem", problem.name()));
        yield problem.response();
      }
    };
  }

  private static HttpResponse registered(Reference reference) {
    return HttpResponse.json(
            201, JsonNodeFactory.instance.objectNode().put("reference", reference.text()))
        .with("location", "/api/registrations/" + reference.text());
  }
}
