package nl.leernetwerk.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.leernetwerk.local.template.MetricSpec;

/** What the functions' log lines add up to since the start, as CloudWatch would count them. */
public final class Metrics {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<MetricSpec> specs;
  private final Map<Series, Double> sums = new TreeMap<>();

  private record Series(String name, Map<String, String> dimensions) implements Comparable<Series> {
    @Override
    public int compareTo(Series other) {
      return toString().compareTo(other.toString());
    }
  }

  /** Counts the values of these metrics. */
  public Metrics(List<MetricSpec> specs) {
    this.specs = List.copyOf(specs);
  }

  /** Counts a line of a function's log; a line that is not JSON matches no metric. */
  public void count(String function, String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException _) {
      return;
    }
    for (var spec : specs) {
      if (spec.function().equals(function) && matches(json, spec)) {
        add(json, spec);
      }
    }
  }

  /** Each metric that has a value: its name, its dimensions and its sum. */
  public synchronized JsonNode json() {
    var all = JSON.createArrayNode();
    sums.forEach(
        (series, sum) -> {
          var metric = all.addObject().put("name", series.name());
          var dimensions = metric.putObject("dimensions");
          series.dimensions().forEach(dimensions::put);
          metric.put("sum", sum);
        });
    return all;
  }

  private static boolean matches(JsonNode line, MetricSpec spec) {
    return spec.pattern().entrySet().stream()
        .allMatch(
            field ->
                line.has(field.getKey())
                    && (field.getValue().equals("*")
                        || field.getValue().equals(line.path(field.getKey()).asText())));
  }

  private synchronized void add(JsonNode line, MetricSpec spec) {
    var dimensions = new TreeMap<String, String>();
    spec.dimensions().forEach((name, field) -> dimensions.put(name, line.path(field).asText()));
    var value =
        spec.value().startsWith("$.")
            ? line.path(spec.value().substring(2)).asDouble()
            : Double.parseDouble(spec.value());
    sums.merge(new Series(spec.name(), dimensions), value, Double::sum);
  }
}
