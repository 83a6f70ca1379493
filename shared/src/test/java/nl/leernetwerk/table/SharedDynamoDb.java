package nl.leernetwerk.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The one DynamoDB Local of a build, in a process of its own: whoever needs it first starts it, who
 * comes later finds it warm, and it ends when nobody has used it for a while.
 *
 * @param folder where its processes meet
 * @param locks a file of which each locks a byte; the system releases those of a process that dies
 */
record SharedDynamoDb(Path folder, FileChannel locks) {
  /** Taken by each process that uses the server. */
  private static final int USED = 0;

  /** Taken by who looks whether there is a server, and starts one. */
  private static final int STARTING = 1;

  /** Taken by the server. */
  private static final int RUNNING = 2;

  /** From the tests of one module to those of the next. */
  private static final Duration LINGERS = Duration.ofSeconds(30);

  /** Enough: the tables themselves are SQLite's, and lie outside the heap. */
  private static final String MEMORY = "-Xmx512m";

  /** Opens that folder, and makes it where it is not there. */
  static SharedDynamoDb in(Path folder) {
    try {
      Files.createDirectories(folder);
      var file = folder.resolve("locks");
      return new SharedDynamoDb(
          folder,
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers, as long as this is kept; starts it when nobody has. */
  URI join() {
    try {
      locks.lock(USED, 1, true);
      try (var _ = take(STARTING)) {
        var address = folder.resolve("address");
        var nobody = locks.tryLock(RUNNING, 1, false);
        if (nobody != null) {
          nobody.release();
          Files.writeString(address, launch());
        }
        return URI.create(Files.readString(address));
      }
    } catch (IOException e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  private String launch() throws IOException {
    var errors = folder.resolve("errors");
    var server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                MEMORY,
                "-cp",
                System.getProperty("java.class.path"),
                SharedDynamoDb.class.getName(),
                folder.toString())
            .redirectError(errors.toFile())
            .start();
    return server
        .inputReader()
        .lines()
        .filter(line -> line.startsWith("http://"))
        .findFirst()
        .orElseThrow(() -> new IOException("It stopped; see " + errors));
  }

  private FileLock take(int which) throws IOException {
    return locks.lock(which, 1, false);
  }

  /** The server: says where it answers, and serves until it is not used. */
  public static void main(String[] folder) throws IOException, InterruptedException {
    var shared = in(Path.of(folder[0]));
    shared.take(RUNNING);
    System.out.println(DynamoDbLocal.endpoint());
    do {
      shared.take(USED).release();
      Thread.sleep(LINGERS);
    } while (shared.locks.tryLock(USED, 1, false) == null);
    System.exit(0);
  }
}
