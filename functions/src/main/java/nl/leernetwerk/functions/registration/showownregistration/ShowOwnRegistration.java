package nl.leernetwerk.functions.registration.showownregistration;

import java.util.Map;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.OwnRegistrations;
import nl.leernetwerk.ownpage.http.LinkAccess;
import nl.leernetwerk.ownpage.json.OwnRegistrationJson;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.table.TableRosters;

/**
 * {@code GET /api/my-registration}: what a personal link shows. The function may only read, so a
 * mail scanner that opens the link changes nothing.
 */
public final class ShowOwnRegistration implements HttpFunction {
  private final OwnRegistrations registrations;
  private final Schools schools;

  /** The constructor that Lambda calls. */
  public ShowOwnRegistration() {
    this(Surroundings.ofLambda());
  }

  public ShowOwnRegistration(Surroundings surroundings) {
    var table = surroundings.table();
    this.registrations =
        new OwnRegistrations(
            new TableRounds(table),
            new TableRegistrations(table),
            TableRosters.readOnly(table),
            new TableAmendments(table),
            new TableLinkKey(table)::find);
    this.schools = new TableSchools(table);
  }

  @Override
  public Routes routes() {
    return new Routes(Map.of("GET /api/my-registration", (request, _) -> answer(request)));
  }

  private HttpResponse answer(HttpRequest request) {
    return LinkAccess.open(request, registrations)
        .map(own -> show(own, request))
        .orElseGet(LinkAccess::refusal);
  }

  private HttpResponse show(OwnRegistration own, HttpRequest request) {
    var named = schools.named(own.registration().submission().codes());
    return HttpResponse.json(200, OwnRegistrationJson.write(own, request.arrival(), named))
        .with("etag", LinkAccess.tag(own));
  }
}
