package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.http.HttpFunction;
import nl.leernetwerk.kernel.lambda.Surroundings;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;
import org.junit.jupiter.api.Test;

/** The routes of openapi.yaml are the same as those that the functions declare. */
class RoutesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @Test
  void each_function_declares_exactly_the_routes_that_the_contract_leads_to_it() {
    var template = Template.read(ROOT.resolve("template.yaml"), Map.of());
    var contract =
        template.routes(ROOT.resolve("openapi.yaml")).stream()
            .map(route -> line(route.function(), route.key()))
            .collect(Collectors.toCollection(TreeSet::new));
    var declared = new TreeSet<String>();
    template
        .functions()
        .forEach((id, spec) -> routes(spec).forEach(route -> declared.add(line(id, route))));
    assertEquals(
        List.of(), contract.stream().filter(it -> !declared.contains(it)).toList(), "not declared");
    assertEquals(
        List.of(), declared.stream().filter(it -> !contract.contains(it)).toList(), "no contract");
  }

  private static String line(String function, String route) {
    return function + " answers " + route;
  }

  private static Set<String> routes(FunctionSpec spec) {
    var constructor = Functions.constructor(spec);
    return HttpFunction.class.isAssignableFrom(constructor.getDeclaringClass())
        ? ((HttpFunction) Functions.make(constructor, nowhere(spec))).routes().answers().keySet()
        : Set.of();
  }

  /** Making a function calls nothing. */
  private static Surroundings nowhere(FunctionSpec function) {
    return new Surroundings(
        function.environment(),
        null,
        () -> null,
        null,
        Clock.systemUTC(),
        new Random(1),
        new Random(1));
  }
}
