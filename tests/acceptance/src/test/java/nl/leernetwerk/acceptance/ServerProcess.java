package nl.leernetwerk.acceptance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The complete system in a process of its own, started as {@code ./run} starts it. Everything that
 * it prints is kept.
 */
final class ServerProcess implements AutoCloseable {
  /** Far more than a start needs, so that only a process that hangs is given up. */
  private static final long PATIENCE_SECONDS = 60;

  private static final String READY = "ready: ";

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<Thread> readers;
  private final URI address;

  /** Starts it with these options, and on a free port; returns when it serves. */
  static ServerProcess start(String... options) {
    var words = new ArrayList<>(List.of("--port", "0"));
    words.addAll(List.of(options));
    return new ServerProcess(words, List.of());
  }

  /** The same, with that folder for its temporary files. */
  static ServerProcess startIn(Path temporary, String... options) {
    var words = new ArrayList<>(List.of("--port", "0"));
    words.addAll(List.of(options));
    return new ServerProcess(words, List.of("-Djava.io.tmpdir=" + temporary));
  }

  private ServerProcess(List<String> words, List<String> properties) {
    var ready = new CompletableFuture<URI>();
    try {
      process = process(words, properties).start();
      readers =
          List.of(
              read(
                  process.getInputStream(),
                  output,
                  line -> {
                    if (line.startsWith(READY)) {
                      ready.complete(URI.create(line.substring(READY.length())));
                    }
                  },
                  () -> ready.completeExceptionally(new IOException("it stopped"))),
              read(process.getErrorStream(), errors, _ -> {}, () -> {}));
      address = ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException | TimeoutException e) {
      kill();
      throw new IllegalStateException("It does not serve:\n" + String.join("\n", errors()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * The command that starts the local runner with these arguments, as {@code ./run} does after
   * building.
   */
  private static ProcessBuilder process(List<String> words, List<String> properties)
      throws IOException {
    var local = Server.PROJECT.resolve("local/target");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dproject.root=" + Server.PROJECT,
                "-Dhttp.maxConnections=64",
                "-XX:+UseSerialGC",
                // The process lives too short for better compiled code to pay off.
                "-XX:TieredStopAtLevel=1"));
    command.addAll(properties);
    command.addAll(
        List.of(
            "-cp",
            local.resolve("classes")
                + File.pathSeparator
                + Files.readString(local.resolve("classpath")).strip(),
            "nl.leernetwerk.local.Main"));
    command.addAll(words);
    return new ProcessBuilder(command);
  }

  /** The API for people who post and ask. */
  Api api() {
    return new Api(address);
  }

  /** Every line it has printed so far, on standard output and then on standard error. */
  List<String> printed() {
    var all = new ArrayList<String>();
    synchronized (output) {
      all.addAll(output);
    }
    all.addAll(errors());
    return all;
  }

  /** Kills the process at once, so that it cannot finish anything. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** Stops the process as Ctrl-C does, or kills it; gives the time until it has ended. */
  Duration end(boolean kill) {
    long from = System.nanoTime();
    if (kill) {
      kill();
    } else {
      close();
    }
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** Stops the process as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    ended();
  }

  private List<String> errors() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  private void ended() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("It does not stop:\n" + String.join("\n", errors()));
      }
      for (var reader : readers) {
        reader.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Listener {
    void line(String line);
  }

  private static Thread read(
      InputStream stream, List<String> lines, Listener listener, Runnable atEnd) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try (var reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                  synchronized (lines) {
                    lines.add(line);
                  }
                  listener.line(line);
                }
              } catch (IOException _) {
                // The process has ended.
              }
              atEnd.run();
            });
  }
}
