package nl.leernetwerk.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.local.iam.Statement;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;

/**
 * A function of the template with everything that its tests need; closed when the tests are done.
 *
 * @param zip its zip
 * @param code the folder with the unpacked zip; it is unpacked once for all functions that share it
 * @param sample its event in events/, named after the function
 */
record Packaged(
    FunctionSpec spec,
    Path zip,
    Path code,
    JsonNode sample,
    Story story,
    World world,
    Lambda lambda)
    implements AutoCloseable {
  /** The calls that change nothing. */
  static final Set<String> READS = Set.of("Query", "GetItem", "BatchGetItem", "Scan");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  /** The text of the template. */
  static String template() throws IOException {
    return Files.readString(ROOT.resolve("template.yaml"));
  }

  /** Every function of the template. */
  static List<Packaged> all() throws IOException {
    var template = Template.parse("template.yaml", template(), Map.of());
    var all = new ArrayList<Packaged>();
    for (var id : template.functions().keySet()) {
      all.add(of(id, template));
    }
    return all;
  }

  /** A function of that template. */
  static Packaged of(String id, Template template) throws IOException {
    var spec = template.functions().get(id);
    var zip = ROOT.resolve(spec.code());
    if (!Files.exists(zip)) {
      throw new IllegalStateException("There is no " + zip + "; mvnw package makes it.");
    }
    var sample = event(sampleOf(id));
    var code = Unpacked.of(zip);
    var world = new World(id, template.table());
    var story = Stories.of(id, readsOnly(template, id));
    return new Packaged(
        spec, zip, code, sample, story, world, new Lambda(spec, code, world.account()));
  }

  private static boolean readsOnly(Template template, String id) {
    return template.statements(id).stream()
        .flatMap(it -> Statement.read(it, id).actions().stream())
        .map(action -> action.substring(action.indexOf(':') + 1))
        .allMatch(READS::contains);
  }

  /** What people typed in the samples: names, addresses and sentences. */
  static Set<String> typed() throws IOException {
    var typed = new HashSet<String>();
    collect(JSON.readTree(event("submit-registration").path("body").asText()), typed);
    collect(event("open-round").path("organisers"), typed);
    collect(event("open-round").path("networks"), typed);
    return typed;
  }

  @Override
  public void close() throws IOException {
    lambda.close();
    world.close();
  }

  @Override
  public String toString() {
    return spec.id();
  }

  /** Deletes a folder and all in it. */
  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** {@code submit-registration} for {@code SubmitRegistration}. */
  private static String sampleOf(String id) {
    return id.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static JsonNode event(String name) throws IOException {
    var file = ROOT.resolve("events").resolve(name + ".json");
    if (!Files.exists(file)) {
      throw new IllegalStateException("There is no sample " + file + " for the function " + name);
    }
    return JSON.readTree(Files.readAllBytes(file));
  }

  private static void collect(JsonNode node, Set<String> words) {
    if (node.isTextual() && (node.asText().contains(" ") || node.asText().contains("@"))) {
      words.add(node.asText());
    }
    node.forEach(child -> collect(child, words));
  }
}
