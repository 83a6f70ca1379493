package nl.leernetwerk.functions.registration.showownregistration;

import java.util.Map;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.ownpage.OwnRegistrations;
import nl.leernetwerk.ownpage.http.LinkAccess;
import nl.leernetwerk.ownpage.http.OwnPage;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.table.TableGroupings;
import nl.leernetwerk.workplace.table.TableSharpened;

/**
 * {@code GET /api/my-registration}: what a personal link shows. The function may only read, so a
 * mail scanner that opens the link changes nothing.
 */
public final class ShowOwnRegistration implements HttpFunction {
  private final OwnRegistrations registrations;
  private final OwnPage page;

  /** The constructor that Lambda calls. */
  public ShowOwnRegistration() {
    this(Surroundings.ofLambda());
  }

  public ShowOwnRegistration(Surroundings surroundings) {
    var table = surroundings.table();
    var all = new TableRegistrations(table);
    this.registrations =
        new OwnRegistrations(
            new TableRounds(table),
            all,
            TableRosters.readOnly(table),
            new TableAmendments(table),
            new TableSharpened(table),
            new TableLinkKey(table)::find);
    this.page = new OwnPage(new TableSchools(table), all, new TableGroupings(table));
  }

  @Override
  public Routes routes() {
    return new Routes(Map.of("GET /api/my-registration", (request, _) -> answer(request)));
  }

  private HttpResponse answer(HttpRequest request) {
    return LinkAccess.open(request, registrations)
        .map(own -> page.show(own, request))
        .orElseGet(LinkAccess::refusal);
  }
}
