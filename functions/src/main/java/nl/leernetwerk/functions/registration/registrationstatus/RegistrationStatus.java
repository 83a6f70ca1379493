package nl.leernetwerk.functions.registration.registrationstatus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.http.SubmissionProblems;
import nl.leernetwerk.registration.table.TableRegistrations;

/**
 * {@code GET /api/registrations/{reference}}: the state of a registration, without personal data.
 */
public final class RegistrationStatus implements HttpFunction {
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
        Map.of("GET /api/registrations/{reference}", (request, _) -> answer(request)));
  }

  private HttpResponse answer(HttpRequest request) {
    return Reference.typed(request.path().getOrDefault("reference", ""))
        .flatMap(registrations::find)
        .map(registration -> HttpResponse.json(200, publicView(registration)))
        .orElseGet(SubmissionProblems.UNKNOWN::response);
  }

  private static ObjectNode publicView(Registration registration) {
    var sector = registration.submission().network().name();
    return JsonNodeFactory.instance
        .objectNode()
        .put("reference", registration.reference().text())
        .put("network", registration.state().network().orElse(sector))
        .put("state", registration.state().word())
        .put("receivedAt", registration.arrival().at().toString());
  }
}
