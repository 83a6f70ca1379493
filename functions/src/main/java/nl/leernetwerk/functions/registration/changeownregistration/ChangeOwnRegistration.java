package nl.leernetwerk.functions.registration.changeownregistration;

import java.util.Map;
import java.util.function.BiFunction;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.RequestBody;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.ownpage.OwnRegistration;
import nl.leernetwerk.ownpage.OwnRegistrations;
import nl.leernetwerk.ownpage.http.LinkAccess;
import nl.leernetwerk.ownpage.http.OwnPage;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.table.TableAmendments;
import nl.leernetwerk.registration.table.TableLinkKey;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.table.TableRounds;
import nl.leernetwerk.schools.table.TableSchools;
import nl.leernetwerk.seats.table.TableRosters;
import nl.leernetwerk.workplace.table.TableGroupings;
import nl.leernetwerk.workplace.table.TableSharpened;

/**
 * Every change through a personal link: {@code PUT /api/my-registration} and the routes below it. A
 * change names the version that its sender saw, so that nobody overwrites what they did not see.
 */
public final class ChangeOwnRegistration implements HttpFunction {
  private final OwnRegistrations registrations;
  private final Acts acts;

  /** The constructor that Lambda calls. */
  public ChangeOwnRegistration() {
    this(Surroundings.ofLambda());
  }

  public ChangeOwnRegistration(Surroundings surroundings) {
    var table = surroundings.table();
    var schools = new TableSchools(table);
    var amendments = new TableAmendments(table);
    var rosters = TableRosters.of(table);
    var all = new TableRegistrations(table);
    this.registrations =
        new OwnRegistrations(
            new TableRounds(table),
            all,
            rosters,
            amendments,
            new TableSharpened(table),
            new TableLinkKey(table)::find);
    this.acts =
        new Acts(
            registrations,
            new Amending(amendments, schools),
            rosters,
            schools,
            new OwnPage(schools, all, new TableGroupings(table)));
  }

  @Override
  public Routes routes() {
    return new Routes(
        Map.of(
            "PUT /api/my-registration", byLink(acts::change),
            "PUT /api/my-registration/withdrawal", byLink(bodiless(acts::withdraw)),
            "DELETE /api/my-registration/withdrawal", byLink(bodiless(acts::restore)),
            "POST /api/my-registration/hand-over", byLink(acts::handOver),
            "POST /api/my-registration/answer", byLink(acts::answer)));
  }

  private static BiFunction<OwnRegistration, HttpRequest, HttpResponse> bodiless(
      BiFunction<OwnRegistration, HttpRequest, HttpResponse> act) {
    return (own, request) -> RequestBody.unread(request, () -> act.apply(own, request));
  }

  private Routes.Answer byLink(BiFunction<OwnRegistration, HttpRequest, HttpResponse> act) {
    return (request, log) ->
        LinkAccess.open(request, registrations)
            .map(
                own -> {
                  var response = act.apply(own, request);
                  log.event(
                      "LinkUsed",
                      Map.of(
                          "reference", own.registration().reference().text(),
                          "place", own.role(),
                          "route", request.route(),
                          "status", response.status()));
                  return response;
                })
            .orElseGet(LinkAccess::refusal);
  }
}
