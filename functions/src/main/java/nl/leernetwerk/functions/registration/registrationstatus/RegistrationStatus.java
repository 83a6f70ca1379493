package nl.leernetwerk.functions.registration.registrationstatus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.registration.Participant;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.http.SubmissionProblems;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.schools.SchoolCode;

/**
 * What everybody may know about registrations, without personal data. {@code GET
 * /api/registrations/{reference}} gives the state of one. {@code GET
 * /api/rounds/{round}/schools/{code}} tells whether a school is registered in a round, and {@code
 * GET /api/rounds/{round}/schools?name=&place=} the same of one that was typed by hand. Neither
 * tells by whom.
 */
public final class RegistrationStatus implements HttpFunction {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Problem NO_CODE =
      new Problem(
          404,
          "no-school-code",
          "Dit is geen code van een school",
          "Een code van een school bestaat uit twee cijfers, twee letters en twee cijfers, zoals"
              + " 16XY00.");

  private final Registrations registrations;

  /** The constructor that Lambda calls. */
  public RegistrationStatus() {
    this(Surroundings.ofLambda());
  }

  public RegistrationStatus(Surroundings surroundings) {
    this.registrations = new TableRegistrations(surroundings.table());
  }

  @Override
  public Routes routes() {
    return Routes.withHead(
        Map.of(
            "GET /api/registrations/{reference}",
            (request, _) -> answer(request),
            "GET /api/rounds/{round}/schools/{code}",
            (request, _) -> school(request.path()),
            "GET /api/rounds/{round}/schools",
            (request, _) -> typedSchool(request)));
  }

  private HttpResponse typedSchool(HttpRequest request) {
    var query = request.query();
    return taken(
        request.path(),
        new Participant.Unlisted(query.getOrDefault("name", ""), query.getOrDefault("place", "")));
  }

  private HttpResponse school(Map<String, String> path) {
    return SchoolCode.parse(path.getOrDefault("code", ""))
        .map(code -> taken(path, new Participant.Listed(code)))
        .orElseGet(NO_CODE::response);
  }

  private HttpResponse taken(Map<String, String> path, Participant school) {
    var taken = registrations.isTaken(path.getOrDefault("round", ""), school);
    return HttpResponse.json(200, NODES.objectNode().put("taken", taken));
  }

  private HttpResponse answer(HttpRequest request) {
    return Reference.typed(request.path().getOrDefault("reference", ""))
        .flatMap(registrations::find)
        .map(registration -> HttpResponse.json(200, publicView(registration)))
        .orElseGet(SubmissionProblems.UNKNOWN::response);
  }

  private static ObjectNode publicView(Registration registration) {
    var sector = registration.submission().network().name();
    return NODES
        .objectNode()
        .put("reference", registration.reference().text())
        .put("network", registration.state().network().orElse(sector))
        .put("state", registration.state().word())
        .put("receivedAt", registration.arrival().at().toString());
  }
}
