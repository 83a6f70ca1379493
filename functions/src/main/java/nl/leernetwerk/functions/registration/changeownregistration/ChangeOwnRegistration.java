package nl.leernetwerk.functions.registration.changeownregistration;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import nl.leernetwerk.kernel.http.ApiGateway;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.lambda.Log;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.OwnRegistrations;
import nl.leernetwerk.ownpage.http.LinkAccess;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * Everything that changes by a personal link: {@code PUT /api/my-registration} and what is under
 * it. Nothing is changed that its sender did not have in sight: a change names what it is about.
 */
public final class ChangeOwnRegistration implements RequestStreamHandler {
  private final OwnRegistrations registrations;
  private final Acts acts;

  /** As Lambda starts it. */
  public ChangeOwnRegistration() {
    this(Surroundings.ofLambda());
  }

  public ChangeOwnRegistration(Surroundings surroundings) {
    var table = surroundings.table();
    var schools = new TableSchools(table);
    var amendments = new TableAmendments(table);
    var rosters = TableRosters.of(table);
    this.registrations =
        new OwnRegistrations(
            new TableRounds(table),
            new TableRegistrations(table),
            rosters,
            amendments,
            new TableLinkKey(table)::find);
    this.acts = new Acts(registrations, new Amending(amendments, schools), rosters, schools);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ApiGateway.answer(
        in, out, context, request -> answer(request, ApiGateway.log(context, request)));
  }

  private HttpResponse answer(HttpRequest request, Log log) {
    return LinkAccess.open(request, registrations)
        .map(own -> act(own, request, log))
        .orElseGet(LinkAccess::refusal);
  }

  private HttpResponse act(OwnRegistration own, HttpRequest request, Log log) {
    var response =
        switch (request.route()) {
          case "PUT /api/my-registration" -> acts.change(own, request);
          case "PUT /api/my-registration/withdrawal" -> acts.withdraw(own, request);
          case "DELETE /api/my-registration/withdrawal" -> acts.restore(own, request);
          case "POST /api/my-registration/hand-over" -> acts.handOver(own, request);
          case "POST /api/my-registration/answer" -> acts.answer(own, request);
          default -> throw new IllegalArgumentException("no such route");
        };
    log.event(
        "LinkUsed",
        Map.of(
            "reference", own.registration().reference().text(),
            "place", own.role(),
            "route", request.route(),
            "status", response.status()));
    return response;
  }
}
