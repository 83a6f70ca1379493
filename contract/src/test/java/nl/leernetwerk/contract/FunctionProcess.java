package nl.leernetwerk.contract;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import nl.leernetwerk.local.template.FunctionSpec;

/** A function's zip, started in a process of its own as the managed runtime starts it. */
final class FunctionProcess implements AutoCloseable {
  private final RuntimeApi api;
  private final Process process;
  private final Path log;

  /** Starts the zip, with the handler, memory and environment of the template and these more. */
  FunctionProcess(Path root, FunctionSpec spec, Map<String, String> more, Path folder)
      throws IOException {
    api = new RuntimeApi(spec.timeout());
    var task = unzip(root.resolve(spec.code()), folder.resolve("task"));
    log = folder.resolve("log");
    // The managed runtime puts the classes first and the libraries in lib/ after them.
    var classPath =
        Stream.concat(Stream.of(task.toString(), task + "/lib/*"), runtime())
            .collect(Collectors.joining(File.pathSeparator));
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + spec.memory() * 8 / 10 + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                AWSLambda.class.getName(),
                spec.handler())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.clear();
    environment.putAll(spec.environment());
    environment.putAll(
        Map.of(
            "AWS_LAMBDA_RUNTIME_API", api.address(),
            "_HANDLER", spec.handler(),
            "LAMBDA_TASK_ROOT", task.toString(),
            "AWS_LAMBDA_FUNCTION_NAME", spec.id(),
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "" + spec.memory(),
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_LAMBDA_LOG_FORMAT", "JSON"));
    environment.putAll(more);
    process = builder.start();
  }

  /** What the function makes of an event. */
  RuntimeApi.Result invoke(String event) throws InterruptedException {
    try {
      return api.invoke(event, Duration.ofSeconds(60));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; it said:\n" + log(), e);
    }
  }

  /** Everything the process has printed. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** AWS's runtime and what it needs itself, apart from the function's own libraries. */
  private static Stream<String> runtime() {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(jar -> jar.contains("aws-lambda-java-") || jar.contains("utils-lite"));
  }

  private static Path unzip(Path zip, Path to) throws IOException {
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : Collections.list(file.entries())) {
        var target = to.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (!entry.isDirectory()) {
          try (var in = file.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
    return to;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }
}
