package nl.leernetwerk.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.leernetwerk.local.template.FunctionSpec;

/**
 * A function as Lambda keeps it: a sandbox as long as the sandbox serves, and a new one when it
 * does not.
 */
final class Lambda implements AutoCloseable {
  private final FunctionSpec spec;
  private final Path code;
  private final Map<String, String> account;
  private final StringBuilder log = new StringBuilder();
  private Optional<Sandbox> sandbox = Optional.empty();

  Lambda(FunctionSpec spec, Path code, Map<String, String> account) {
    this.spec = spec;
    this.code = code;
    this.account = account;
  }

  /** The outcome of an event within the template's time-out. */
  Outcome invoke(byte[] event) throws IOException {
    return invoke(
        event,
        new CompletableFuture<>()
            .completeOnTimeout(null, spec.timeout().toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The outcome of an event whose deadline passes when the future completes. */
  Outcome invoke(byte[] event, CompletableFuture<?> deadline) throws IOException {
    if (sandbox.isEmpty()) {
      sandbox = Optional.of(Sandbox.start(spec, code, account, List.of()));
    }
    var outcome = sandbox.get().invoke(event, deadline);
    if (outcome instanceof Outcome.TimedOut || outcome instanceof Outcome.Died) {
      retire();
    }
    return outcome;
  }

  /** Makes the next invocation use a new sandbox. */
  void retire() {
    sandbox.ifPresent(
        it -> {
          it.close();
          log.append(it.log());
        });
    sandbox = Optional.empty();
  }

  /** Everything that the function's sandboxes have written so far. */
  String log() {
    return log + sandbox.map(Sandbox::log).orElse("");
  }

  @Override
  public void close() {
    retire();
  }
}
