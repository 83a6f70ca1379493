package nl.leernetwerk.functions.registration.registrationstatus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.http.ApiGateway;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Problem;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Registrations;
import nl.leernetwerk.registration.table.TableRegistrations;

/** {@code GET /api/registrations/{reference}}: how a registration stands, and nothing personal. */
public final class RegistrationStatus implements RequestStreamHandler {
  private final Registrations registrations;

  /** As Lambda starts it. */
  public RegistrationStatus() {
    this(Surroundings.ofLambda());
  }

  public RegistrationStatus(Surroundings surroundings) {
    this.registrations = new TableRegistrations(surroundings.table());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ApiGateway.answer(in, out, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    return Reference.parse(request.path().getOrDefault("reference", ""))
        .flatMap(registrations::find)
        .map(registration -> HttpResponse.json(200, publicView(registration)))
        .orElseGet(
            () ->
                new Problem(
                        404,
                        "no-registration",
                        "Deze aanmelding kennen we niet",
                        "We kennen geen aanmelding met dit kenmerk. Kijk of je het kenmerk uit de"
                            + " bevestigingsmail precies hebt overgenomen.")
                    .response());
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
