package nl.leernetwerk.local.http;

import nl.leernetwerk.local.aws.Metrics;

/** {@code /local/metrics}: the figures that the dashboard would show. */
public final class MetricsEndpoint implements Endpoint {
  private final Metrics metrics;

  /** An endpoint that shows these metrics. */
  public MetricsEndpoint(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public Answer answer(Request request) {
    return request.reads()
        ? Answer.json(200, metrics.json())
        : Answer.problem(405, "Method Not Allowed", "De cijfers kun je alleen bekijken.")
            .with("Allow", "GET, HEAD");
  }
}
