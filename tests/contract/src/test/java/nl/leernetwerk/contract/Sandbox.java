package nl.leernetwerk.contract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.local.template.FunctionSpec;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A process in which AWS's runtime runs a function from its unpacked zip, with Lambda's command
 * line and environment, and nothing else of this machine.
 */
final class Sandbox implements AutoCloseable {
  /** What Lambda has in its own folder: the runtime and its libraries. The zip comes after them. */
  private static final String RUNTIME =
      Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
          .map(type -> location(type).toString())
          .collect(Collectors.joining(File.pathSeparator));

  private static final long START_SECONDS = 60;

  private final FunctionSpec spec;
  private final RuntimeApi api;
  private final Process process;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final Thread reader;
  private final CompletableFuture<Outcome> died;

  private Sandbox(FunctionSpec spec, RuntimeApi api, Process process) {
    this.spec = spec;
    this.api = api;
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
    this.died = process.onExit().thenApply(it -> new Outcome.Died(it.exitValue()));
  }

  /**
   * Starts a function; returns when it waits for its first event.
   *
   * @param code its unpacked zip
   * @param account the credentials, and the address of AWS
   * @param before words in front of the command, such as {@code taskset}
   */
  static Sandbox start(
      FunctionSpec spec, Path code, Map<String, String> account, List<String> before)
      throws IOException {
    var api = new RuntimeApi(spec.id());
    var builder = new ProcessBuilder(command(spec, before));
    builder.environment().clear();
    builder.environment().putAll(environment(spec, api, code));
    builder.environment().putAll(account);
    var sandbox =
        new Sandbox(spec, api, builder.directory(code.toFile()).redirectErrorStream(true).start());
    var stopped = CompletableFuture.anyOf(api.initFailed(), sandbox.died);
    try {
      CompletableFuture.anyOf(api.ready(), stopped).get(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      sandbox.close();
      throw new IllegalStateException(spec.id() + " does not start:\n" + sandbox.log(), e);
    }
    if (!api.ready().isDone()) {
      sandbox.close();
      throw new IllegalStateException(
          spec.id() + " does not start: " + stopped.join() + "\n" + sandbox.log());
    }
    return sandbox;
  }

  /**
   * Gives the sandbox an event. When there is no outcome at the deadline, the sandbox is killed, as
   * Lambda does.
   */
  Outcome invoke(byte[] event, CompletableFuture<?> deadline) {
    var outcome = api.invoke(event, spec.timeout());
    CompletableFuture.anyOf(outcome, died, deadline).join();
    if (outcome.isDone()) {
      return outcome.join();
    }
    if (died.isDone()) {
      return died.join();
    }
    close();
    return new Outcome.TimedOut();
  }

  /** Everything that the sandbox has written so far. */
  String log() {
    return String.join("\n", log);
  }

  /** The processor time that the sandbox has used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }

  /**
   * The options that Lambda's process list shows, without the agent that Lambda added up to Java
   * 21.
   */
  private static List<String> command(FunctionSpec spec, List<String> before) {
    var command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // 85 % of the memory.
            "-XX:MaxHeapSize=" + Math.round(spec.memory() * 1024 * 0.85) + "k",
            "-XX:+UseSerialGC",
            "-XX:+TieredCompilation",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-Djava.net.preferIPv4Stack=true",
            "-XX:+ErrorFileToStderr",
            "-classpath",
            RUNTIME,
            AWSLambda.class.getName(),
            spec.handler()));
    return command;
  }

  private static Map<String, String> environment(FunctionSpec spec, RuntimeApi api, Path code) {
    var environment = new HashMap<>(spec.environment());
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_DEFAULT_REGION", "eu-central-1");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.id());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memory()));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.id());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "contract");
    environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    environment.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("LAMBDA_TASK_ROOT", code.toString());
    environment.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    environment.put("_HANDLER", spec.handler());
    return environment;
  }

  private void read() {
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(log::add);
    } catch (IOException | UncheckedIOException _) {
      // The process was killed in the middle of a line.
    }
  }

  /** The jar or the folder that holds a class. */
  static Path location(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(URI.create(source.toString()));
  }
}
