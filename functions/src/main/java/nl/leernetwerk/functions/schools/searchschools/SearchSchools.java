package nl.leernetwerk.functions.schools.searchschools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.http.HttpRequest;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.kernel.http.Routes;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.search.SchoolSearch;
import nl.leernetwerk.schools.table.TableSchools;

/**
 * {@code GET /api/schools?q=}: at most ten schools by what people type of their name, place,
 * municipality, street or code. How many more match is in a header, so that the body stays a list.
 */
public final class SearchSchools implements HttpFunction {
  private static final String MORE = "more-schools";

  /** How long a list is used before it is read again; the list changes once a month at most. */
  private static final Duration KEPT = Duration.ofMinutes(15);

  private final Schools schools;
  private final Clock clock;
  private volatile Reading last = new Reading(Instant.MIN, new SchoolSearch(List.of()));

  private record Reading(Instant at, SchoolSearch search) {}

  /** The constructor that Lambda calls. */
  public SearchSchools() {
    this(Surroundings.ofLambda());
  }

  public SearchSchools(Surroundings surroundings) {
    this.schools = new TableSchools(surroundings.table());
    this.clock = surroundings.clock();
  }

  @Override
  public Routes routes() {
    return Routes.withHead(Map.of("GET /api/schools", (request, _) -> answer(request)));
  }

  private HttpResponse answer(HttpRequest request) {
    var found = search().search(request.query().getOrDefault("q", ""));
    var list = JsonNodeFactory.instance.arrayNode();
    for (var school : found.schools()) {
      var one =
          list.addObject()
              .put("code", school.code().value())
              .put("name", school.name())
              .put("place", school.place())
              .put("sector", school.sector().name());
      school.street().ifPresent(street -> one.put("street", street));
    }
    return HttpResponse.json(200, list).with(MORE, String.valueOf(found.more()));
  }

  private SchoolSearch search() {
    var reading = last;
    if (reading.at().isBefore(clock.instant().minus(KEPT))) {
      reading = new Reading(clock.instant(), new SchoolSearch(schools.all()));
      last = reading;
    }
    return reading.search();
  }
}
