package nl.leernetwerk.bench.costs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;

/**
 * What an idle month costs, and what a round of a thousand registrations adds: the resources in the
 * template and the counted calls, times the prices. What cannot be measured here is assumed, on the
 * expensive side; {@link #ASSUMED} tells the reader what is assumed.
 */
public final class Costs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double GB = 1e9;
  private static final int DAYS = 30;
  private static final int SECONDS = DAYS * 24 * 3600;

  /**
   * The start of Java is billed besides the run itself; at one registration a minute, every run
   * needs a start.
   */
  private static final int COLD_START_SECONDS = 3;

  /** Lambda keeps five long polls of 20 seconds open on a queue, even when the queue is empty. */
  private static final int POLLS_A_MONTH = 5 * SECONDS / 20;

  /** A pipe reads each shard four times a second; a new on-demand table has four. */
  private static final int STREAM_READS_A_MONTH = 4 * 4 * SECONDS;

  /** Organisers and facilitators who sign in during a month, at most. */
  private static final int SIGNED_IN = 10;

  static final List<String> ASSUMED =
      List.of(
          "Every invocation is a cold start and is billed %d seconds more than was measured."
              .formatted(COLD_START_SECONDS),
          "Every mail is an invocation of its own, though a batch may hold five.",
          "An empty queue costs five long polls of 20 seconds without end, for each event source.",
          "The pipe reads four shards four times a second, and pays for that as any reader. AWS's"
              + " price page exempts Lambda's triggers and does not name pipes; if they are exempt"
              + " too, this line goes.",
          "Every invocation asks KMS for the table's key once.",
          "Who registers fetches every file of the site, none from a cache of the browser or of"
              + " CloudFront.",
          "%d organisers and facilitators sign in each month, once the stack has a user pool."
              .formatted(SIGNED_IN),
          "A firing costs the scheduler's price; logs of both months are kept as long as the"
              + " template says and paid for here for one month.");

  /** Something that is paid for, and how much of it is used. */
  record Line(String of, double units) {}

  private final Template template;
  private final Prices prices;
  private final Usage usage;
  private final Map<String, FunctionSpec> functions;

  private Costs(Template template, Prices prices, Usage usage) {
    this.template = template;
    this.prices = prices;
    this.usage = usage;
    this.functions = template.functions();
  }

  /** Where the document is. */
  public static Path document(Path root) {
    return root.resolve("docs/costs.md");
  }

  static Path usageFile(Path root) {
    return folder(root).resolve("usage.json");
  }

  private static Path folder(Path root) {
    return root.resolve("bench/src/main/resources/nl/leernetwerk/bench/costs");
  }

  /** The document as it should be now. */
  public static String compute(Path root) {
    try {
      var prices = folder(root).resolve("prices.json").toFile();
      return new Costs(
              Template.read(root.resolve("template.yaml"), Map.of()),
              JSON.readValue(prices, Prices.class),
              JSON.readValue(usageFile(root).toFile(), Usage.class))
          .document();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the document. */
  public static void write(Path root) throws IOException {
    Files.writeString(document(root), compute(root));
  }

  private String document() {
    return new CostsDocument(prices, usage).write(idleMonth(), thousand());
  }

  private List<Line> idleMonth() {
    var lines = new ArrayList<Line>();
    standing().forEach((of, number) -> lines.add(new Line(of, number)));
    lines.add(new Line("DynamoDB stream reads", STREAM_READS_A_MONTH));
    lines.add(new Line("SQS requests", (double) POLLS_A_MONTH * template.consumers().size()));
    work(lines, usage.idleDay(), DAYS);
    lines.add(new Line("EventBridge Scheduler", firings()));
    lines.add(new Line("DynamoDB storage", usage.tableBytes() / GB));
    lines.add(new Line("DynamoDB point-in-time recovery", usage.tableBytes() / GB));
    lines.add(new Line("S3 storage", usage.pageBytes() / GB));
    if (types().contains("AWS::Cognito::UserPool")) {
      lines.add(new Line("Cognito Essentials", SIGNED_IN));
    }
    return lines;
  }

  private List<Line> thousand() {
    var lines = new ArrayList<Line>();
    var round = usage.round();
    work(lines, round, 1);
    lines.add(new Line("HTTP API requests", requests()));
    // Each mail is an event, as are the closing of the round and its allocation.
    double events = round.mails() + 2.0;
    lines.add(new Line("EventBridge Pipes", events));
    lines.add(new Line("EventBridge events", events));
    lines.add(new Line("SQS requests", 3.0 * round.mails()));
    lines.add(new Line("SES mails", round.mails()));
    lines.add(new Line("SES attachments", round.attachmentBytes() / GB));
    double pages = (double) usage.registrations() * usage.pageFiles();
    lines.add(new Line("CloudFront requests", pages + requests()));
    lines.add(new Line("CloudFront Functions", pages));
    lines.add(new Line("CloudFront traffic", usage.registrations() * usage.pageBytes() / GB));
    lines.add(new Line("S3 reads", pages));
    return lines;
  }

  /** The use of functions, multiplied. */
  private void work(List<Line> lines, Used used, int times) {
    double invocations = 0;
    double gigabyteSeconds = 0;
    for (var entry : used.functions().entrySet()) {
      var spec = functions.get(entry.getKey());
      if (spec == null) {
        throw new IllegalStateException(
            "usage.json was measured with " + entry.getKey() + "; measure again: -Dbench=usage");
      }
      double own = isFedFromQueue(spec.id()) ? used.mails() : entry.getValue().invocations();
      double seconds = own * COLD_START_SECONDS + entry.getValue().milliseconds() / 1000.0;
      invocations += own;
      gigabyteSeconds += seconds * spec.memory() / 1024;
    }
    lines.add(new Line("Lambda compute, arm64", times * gigabyteSeconds));
    lines.add(new Line("Lambda invocations", times * invocations));
    lines.add(new Line("DynamoDB writes", times * used.writeUnits()));
    lines.add(new Line("DynamoDB reads", times * used.readUnits()));
    lines.add(new Line("KMS requests", times * invocations));
    lines.add(new Line("CloudWatch logs taken in", times * used.logBytes() / GB));
    lines.add(new Line("CloudWatch logs kept", times * used.logBytes() / GB));
  }

  private boolean isFedFromQueue(String function) {
    return template.consumers().stream().anyMatch(it -> it.function().equals(function));
  }

  /** The resources that are paid for because they exist; an unknown type is an error. */
  private Map<String, Double> standing() {
    var standing = new TreeMap<String, Double>();
    var metrics = new HashSet<String>();
    template
        .resources()
        .forEach(
            (id, resource) -> {
              var type = resource.path("Type").asText();
              var price = prices.monthly().get(type);
              var metric = resource.at("/Properties/MetricTransformations/0/MetricName").asText();
              if (!metric.isEmpty() && !metrics.add(metric)) {
                // Another log that the same metric counts.
                return;
              }
              if (price != null) {
                standing.merge(price, metrics(resource), Double::sum);
              } else if (!prices.free().contains(type)) {
                throw new IllegalStateException(
                    "say in prices.json what a " + type + " costs, of which " + id + " is one");
              }
            });
    return standing;
  }

  /** An alarm is paid for each metric that it reads. */
  private static double metrics(JsonNode resource) {
    long watched = 0;
    for (var metric : resource.at("/Properties/Metrics")) {
      watched += metric.has("MetricStat") ? 1 : 0;
    }
    return Math.max(1, watched);
  }

  private List<String> types() {
    return template.resources().values().stream().map(it -> it.path("Type").asText()).toList();
  }

  private double firings() {
    return usage.idleDay().functions().entrySet().stream()
            .filter(entry -> isScheduled(entry.getKey()))
            .mapToDouble(entry -> entry.getValue().invocations())
            .sum()
        * DAYS;
  }

  private boolean isScheduled(String function) {
    return template.schedules().stream().anyMatch(it -> it.function().equals(function));
  }

  private double requests() {
    var api =
        template.resources().values().stream()
            .filter(it -> it.path("Type").asText().equals("AWS::Lambda::Permission"))
            .filter(
                it -> it.at("/Properties/Principal").asText().equals("apigateway.amazonaws.com"))
            .map(it -> it.at("/Properties/FunctionName/Ref").asText())
            .toList();
    return usage.round().functions().entrySet().stream()
        .filter(entry -> api.contains(entry.getKey()))
        .mapToDouble(entry -> entry.getValue().invocations())
        .sum();
  }
}
