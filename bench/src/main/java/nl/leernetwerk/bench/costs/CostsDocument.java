package nl.leernetwerk.bench.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import nl.leernetwerk.bench.costs.Costs.Line;

/** The costs as a document for people. */
record CostsDocument(Prices prices, Usage usage) {
  String write(List<Line> idle, List<Line> thousand) {
    var text = new StringBuilder(head(idle, thousand));
    lines(text, "An idle month", idle);
    lines(text, usage.registrations() + " registrations", thousand);
    functions(text);
    text.append("## Assumed, on the dear side\n");
    Costs.ASSUMED.forEach(it -> text.append("- ").append(it).append('\n'));
    used(text, idle, thousand);
    return text.toString();
  }

  private String head(List<Line> idle, List<Line> thousand) {
    return """
    # Costs

    Made by `./mvnw -q -pl bench -am test-compile -Dbench=costs`, from the template, the prices and what was counted; do not edit. A test fails
    when it is not what that command makes. `-Dbench=usage` counts again how often each function runs and calls AWS. Run it when a function was
    added or calls AWS in another way; it takes some minutes.

    Counted on %s: %d registrations on the whole local stack, each as a person makes it (a look at the round, four searches while typing, the
    post), a minute after the one before; then the closing, the allocation and all mails; then a day on which nobody came.
    Read and write units are what DynamoDB Local reports; of a transaction, of which it reports too little, twice the units of each part, and of its
    place in an index, where an item that is changed or checked counts as 2 KB. US dollars, without VAT.

    | | USD | of which the free tier takes |
    |---|---:|---:|
    | **an idle month** | **%s** | %s |
    | **%d registrations, with all that follows** | **%s** | %s |

    The free tier is that of every account, for ever, as if this stack were alone in it; what is free only at first is not taken off.

    """
        .formatted(
            usage.measured(),
            usage.registrations(),
            usd(total(idle)),
            usd(free(idle)),
            usage.registrations(),
            usd(total(thousand)),
            usd(free(thousand)));
  }

  private void lines(StringBuilder text, String title, List<Line> lines) {
    text.append("## ").append(title).append("\n| | how much | unit | USD |\n|---|---:|---|---:|\n");
    lines.stream()
        .sorted((a, b) -> Double.compare(cost(b), cost(a)))
        .forEach(
            line ->
                text.append(
                    "| %s | %s | %s | %s |\n"
                        .formatted(
                            line.of(),
                            number(line.units()),
                            prices.price(line.of()).unit(),
                            usd(cost(line)))));
    text.append('\n');
  }

  private void functions(StringBuilder text) {
    text.append("## What each function did in that round\n");
    text.append("| | invocations | ms each | read units | write units |\n");
    text.append("|---|---:|---:|---:|---:|\n");
    usage
        .round()
        .functions()
        .forEach(
            (id, did) ->
                text.append(
                    "| %s | %d | %s | %s | %s |\n"
                        .formatted(
                            id,
                            did.invocations(),
                            did.invocations() == 0
                                ? "-"
                                : number((double) did.milliseconds() / did.invocations()),
                            number(did.readUnits()),
                            number(did.writeUnits()))));
    text.append('\n');
  }

  private void used(StringBuilder text, List<Line> idle, List<Line> thousand) {
    text.append(
        """

        ## Prices
        Those with a date are of AWS's own price list for eu-central-1, published on that day, as a public transcript of it gives them; the list
        itself could not be reached from here. Where another region stands, no figure for eu-central-1 was found. "Undated" are those of AWS's price
        pages, from copies that bear no date: look again before you rely on them.

        | | USD | for | region | published | free each month |
        |---|---:|---|---|---|---:|
        """);
    var all = new ArrayList<>(idle);
    all.addAll(thousand);
    var names = new TreeSet<String>();
    all.forEach(line -> names.add(line.of()));
    for (var name : names) {
      var price = prices.price(name);
      text.append(
          "| [%s](%s) | %s | %s %s | %s | %s | %s |\n"
              .formatted(
                  name,
                  price.source().getFirst(),
                  plain(price.usd()),
                  number(price.per()),
                  price.unit(),
                  price.region(),
                  price.valid(),
                  price.freeUnits() == 0 ? "" : number(price.freeUnits())));
    }
  }

  private double cost(Line line) {
    return prices.price(line.of()).of(line.units());
  }

  private double total(List<Line> lines) {
    return lines.stream().mapToDouble(this::cost).sum();
  }

  private double free(List<Line> lines) {
    return lines.stream()
        .mapToDouble(
            line -> {
              var price = prices.price(line.of());
              return price.of(Math.min(line.units(), price.freeUnits()));
            })
        .sum();
  }

  private static String usd(double amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }

  private static String number(double units) {
    return units >= 100 || units == Math.rint(units)
        ? String.format(Locale.ROOT, "%,.0f", units)
        : String.format(Locale.ROOT, "%.3g", units);
  }

  private static String plain(double usd) {
    return new java.math.BigDecimal(Double.toString(usd)).toPlainString();
  }
}
