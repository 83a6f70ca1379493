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
import nl.leernetwerk.schools.SchoolSearch;
import nl.leernetwerk.schools.Schools;
import nl.leernetwerk.schools.table.TableSchools;

/** {@code GET /api/schools?q=}: at most ten schools by name, place or code. */
public final class SearchSchools implements HttpFunction {
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
    var found = JsonNodeFactory.instance.arrayNode();
    for (var school : search().search(request.query().getOrDefault("q", ""))) {
      found
          .addObject()
          .put("code", school.code().value())
          .put("name", school.name())
          .put("place", school.place())
          .put("sector", school.sector().name());
    }
    return HttpResponse.json(200, found);
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
