package nl.leernetwerk.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A machine without a JDK 25. The scripts see none of this machine's JDK folders, and no programs
 * except the few on their path. The server plays the download, with a JDK of a few bytes.
 */
class FetchJdkTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final List<String> PLATFORMS =
      List.of(
          "x64_linux",
          "aarch64_linux",
          "ppc64le_linux",
          "s390x_linux",
          "x64_alpine-linux",
          "aarch64_alpine-linux",
          "x64_mac",
          "aarch64_mac");
  private static final List<String> PROGRAMS =
      List.of(
          "bash",
          "basename",
          "cat",
          "chmod",
          "curl",
          "dirname",
          "find",
          "gzip",
          "ldd",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sha256sum",
          "shasum",
          "tar",
          "tr",
          "uname",
          "wget");
  private static final String INSTALL =
      "Install a JDK 25 from https://adoptium.net/temurin/releases/?version=25 or set JAVA_HOME to"
          + " one.";

  @TempDir Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private byte[] archive;
  private Answer answer = exchange -> send(exchange, archive);

  /** What the server does with a request. */
  interface Answer {
    void to(HttpExchange exchange) throws Exception;
  }

  record Outcome(int exit, String out, String err) {}

  @BeforeEach
  void playTheDownload() throws Exception {
    for (var program : PROGRAMS) {
      link(program);
    }
    for (var script : List.of("run", "mvnw", ".mvn/find-jdk", ".mvn/fetch-jdk")) {
      Files.createDirectories(folder.resolve(script).getParent());
      Files.copy(ROOT.resolve(script), folder.resolve(script));
    }
    archive = archive("jdk-25", "javac 25.0.4.1");
    pin(archive);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().getRawPath());
          try (exchange) {
            answer.to(exchange);
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    // JUnit warns about each link that it meets when it deletes the folder.
    for (var name : names(folder.resolve("bin"))) {
      Files.delete(folder.resolve("bin").resolve(name));
    }
  }

  @Test
  void a_jdk_is_fetched_when_none_is_found_and_used_again_without_a_request() throws Exception {
    var first = findJdk();
    assertEquals(0, first.exit(), first.err());
    assertEquals(1, requests.size());
    assertEquals(kept().getFirst() + "\n", first.out());
    assertTrue(Files.isExecutable(kept().getFirst().resolve("bin/java")));
    var second = findJdk();
    assertEquals(first.out(), second.out());
    assertEquals("", second.err());
    assertEquals(1, requests.size());
  }

  @Test
  void the_script_says_so_before_it_fetches_a_jdk() throws Exception {
    var said = new CopyOnWriteArrayList<String>();
    answer =
        exchange -> {
          said.add(Files.readString(folder.resolve("1.err")));
          send(exchange, archive);
        };
    findJdk();
    var sentence = said.getFirst();
    assertTrue(sentence.startsWith("No JDK 25 found. Fetching Temurin's"), sentence);
    assertTrue(sentence.contains(address() + requests.getFirst()), sentence);
    assertTrue(sentence.contains(kept().getFirst().toString()), sentence);
    assertTrue(sentence.contains("LEERNETWERK_NO_JDK_DOWNLOAD=1"), sentence);
  }

  @Test
  void run_starts_on_the_fetched_jdk_and_prints_nothing_else_on_standard_output() throws Exception {
    write("local/target/classpath", "");
    var outcome = command("bash", "run", "--in-memory");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("java nl.leernetwerk.local.Main --in-memory\n", outcome.out());
    assertEquals(1, requests.size());
  }

  @Test
  void mvnw_starts_maven_on_the_fetched_jdk_and_prints_nothing_else_on_standard_output()
      throws Exception {
    mavenThatSaysWhichJdk();
    var outcome = command("sh", "mvnw", "verify");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("verify on " + kept().getFirst() + "\n", outcome.out());
  }

  @Test
  void mvnw_without_any_java_says_what_to_install_and_stops() throws Exception {
    mavenThatSaysWhichJdk();
    settings.put("LEERNETWERK_NO_JDK_DOWNLOAD", "1");
    var outcome = command("sh", "mvnw", "verify");
    assertEquals(2, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().endsWith(INSTALL + "\n"), outcome.err());
  }

  @Test
  void mvnw_with_only_an_older_java_leaves_the_refusal_to_maven() throws Exception {
    mavenThatSaysWhichJdk();
    program("java", "exit 0");
    settings.put("LEERNETWERK_NO_JDK_DOWNLOAD", "1");
    assertEquals("verify on \n", command("sh", "mvnw", "verify").out());
  }

  @Test
  void a_jdk_25_on_the_machine_is_used_first() throws Exception {
    var jdk = folder.resolve("machine/usr/lib/jvm/some-jdk");
    write("machine/usr/lib/jvm/some-jdk/bin/javac", "");
    write("machine/usr/lib/jvm/some-jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    assertEquals(new Outcome(0, jdk + "\n", ""), findJdk());
    assertEquals(List.of(), requests);
  }

  @Test
  void an_older_jdk_on_the_machine_is_not_used() throws Exception {
    write("machine/usr/lib/jvm/some-jdk/bin/javac", "");
    write("machine/usr/lib/jvm/some-jdk/release", "JAVA_VERSION=\"21.0.9\"\n");
    assertEquals(0, findJdk().exit());
    assertEquals(1, requests.size());
  }

  @Test
  void the_variable_forbids_the_download_and_the_script_says_what_to_install() throws Exception {
    settings.put("LEERNETWERK_NO_JDK_DOWNLOAD", "1");
    nothingIsKept(findJdk(), "LEERNETWERK_NO_JDK_DOWNLOAD forbids to fetch one");
    assertEquals(List.of(), requests);
  }

  @Test
  void the_variable_allows_a_jdk_that_was_fetched_before() throws Exception {
    var first = findJdk();
    settings.put("LEERNETWERK_NO_JDK_DOWNLOAD", "1");
    assertEquals(new Outcome(0, first.out(), ""), findJdk());
  }

  @Test
  void a_download_with_a_wrong_checksum_is_not_unpacked() throws Exception {
    var tampered = archive("jdk-25", "javac 25.0.4.1 and more");
    answer = exchange -> send(exchange, tampered);
    program("tar", "echo unpacked >&2");
    var outcome = findJdk();
    nothingIsKept(outcome, "its SHA-256 is " + sha256(tampered));
    assertFalse(outcome.err().contains("unpacked"), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget"})
  void a_download_that_is_cut_off_is_not_kept(String only) throws Exception {
    Files.delete(folder.resolve("bin").resolve(only.equals("curl") ? "wget" : "curl"));
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive, 0, archive.length / 2);
          exchange.getResponseBody().flush();
        };
    nothingIsKept(findJdk(), "could not be fetched");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget"})
  void a_download_that_the_server_lacks_fails_with_what_to_do(String only) throws Exception {
    Files.delete(folder.resolve("bin").resolve(only.equals("curl") ? "wget" : "curl"));
    answer = exchange -> exchange.sendResponseHeaders(404, -1);
    nothingIsKept(findJdk(), "could not be fetched");
  }

  @Test
  void a_redirect_is_followed() throws Exception {
    answer =
        exchange -> {
          if (requests.size() == 1) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
          } else {
            send(exchange, archive);
          }
        };
    assertEquals(0, findJdk().exit());
    assertEquals("/elsewhere", requests.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget"})
  void a_server_that_stops_sending_is_given_up(String only) throws Exception {
    Files.delete(folder.resolve("bin").resolve(only.equals("curl") ? "wget" : "curl"));
    settings.put("LEERNETWERK_JDK_TIMEOUT", "1");
    var done = new CountDownLatch(1);
    answer = exchange -> done.await();
    nothingIsKept(findJdk(), "could not be fetched");
    done.countDown();
  }

  @Test
  void stopping_the_script_leaves_nothing_behind() throws Exception {
    var asked = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive, 0, archive.length / 2);
          exchange.getResponseBody().flush();
          asked.countDown();
          done.await();
        };
    var process = start(1, "sh", ".mvn/find-jdk");
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    assertEquals(1, inCache().size());
    process.destroy();
    var outcome = outcome(1, process);
    done.countDown();
    assertEquals(143, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals(List.of(), inCache());
  }

  @Test
  void two_downloads_at_once_give_one_complete_jdk() throws Exception {
    var both = new CyclicBarrier(2);
    answer =
        exchange -> {
          both.await(30, TimeUnit.SECONDS);
          send(exchange, archive);
        };
    var one = start(1, "sh", ".mvn/find-jdk");
    var other = start(2, "sh", ".mvn/find-jdk");
    var outcome = outcome(1, one);
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals(outcome.out(), outcome(2, other).out());
    assertEquals(2, requests.size());
    var jdk = kept().getFirst();
    assertEquals(List.of(jdk), inCache());
    assertEquals(List.of("bin", "release"), names(jdk));
  }

  @ParameterizedTest
  @ValueSource(strings = {"javac 21.0.9", "javac 250", ""})
  void an_archive_without_a_jdk_25_is_refused(String version) throws Exception {
    archive = archive("jdk-25", version);
    pin(archive);
    nothingIsKept(findJdk(), "holds no JDK 25 that starts on this machine");
  }

  @Test
  void an_archive_of_something_else_is_refused() throws Exception {
    write("unpacked/something/else", "");
    archive = packed("something");
    pin(archive);
    nothingIsKept(findJdk(), "holds no JDK 25 that starts on this machine");
  }

  @Test
  void a_file_that_is_no_archive_is_refused() throws Exception {
    archive = "<!doctype html>".getBytes(UTF_8);
    pin(archive);
    nothingIsKept(findJdk(), "could not be unpacked");
  }

  @Test
  void a_fetched_jdk_that_lost_its_compiler_is_fetched_again() throws Exception {
    var first = findJdk();
    Files.delete(kept().getFirst().resolve("bin/javac"));
    write("cache/leernetwerk/" + kept().getFirst().getFileName() + "/rest", "");
    var second = findJdk();
    assertEquals(0, second.exit(), second.err());
    assertEquals(first.out(), second.out());
    assertEquals(kept(), inCache());
    assertEquals(List.of("bin", "release"), names(kept().getFirst()));
  }

  @Test
  void leftovers_of_a_killed_process_are_deleted_after_some_days() throws Exception {
    write("cache/leernetwerk/fetching.old/half", "");
    write("cache/leernetwerk/fetching.new/half", "");
    Files.setLastModifiedTime(
        folder.resolve("cache/leernetwerk/fetching.old"),
        FileTime.from(Instant.now().minus(3, ChronoUnit.DAYS)));
    assertEquals(0, findJdk().exit());
    assertEquals(
        List.of("fetching.new", kept().getFirst().getFileName().toString()),
        names(folder.resolve("cache/leernetwerk")));
  }

  @Test
  void without_a_cache_folder_the_jdk_goes_to_the_home_folder() throws Exception {
    settings.put("XDG_CACHE_HOME", "");
    var outcome = findJdk();
    var cache = folder.resolve("home/.cache/leernetwerk");
    assertTrue(outcome.out().startsWith(cache.toString()), outcome::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, x86_64, ldd (GNU libc) 2.39, x64_linux",
    "Linux, aarch64, ldd (GNU libc) 2.39, aarch64_linux",
    "Linux, ppc64le, ldd (GNU libc) 2.39, ppc64le_linux",
    "Linux, s390x, ldd (GNU libc) 2.39, s390x_linux",
    "Linux, x86_64, musl libc (x86_64), x64_alpine-linux",
    "Linux, aarch64, musl libc (aarch64), aarch64_alpine-linux",
    "Darwin, x86_64, '', x64_mac",
    "Darwin, arm64, '', aarch64_mac"
  })
  void each_platform_fetches_its_own_archive(
      String system, String machine, String ldd, String platform) throws Exception {
    machine(system, machine, ldd);
    if (system.equals("Darwin")) {
      archive = archive("jdk-25.jdk/Contents/Home", "javac 25.0.4.1");
      pin(archive);
    }
    var outcome = findJdk();
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals(List.of("/jdk-25%2B1/jdk_" + platform + ".tar.gz"), requests);
    var home = system.equals("Darwin") ? "/Contents/Home\n" : "\n";
    assertEquals(kept().getFirst() + home, outcome.out());
    assertEquals(outcome.out(), findJdk().out());
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, riscv64, riscv64_linux",
    "FreeBSD, amd64, x64_FreeBSD",
    "MINGW64_NT-10.0, x86_64, x64_MINGW64_NT-10.0"
  })
  void on_an_unknown_platform_the_script_says_what_to_install(
      String system, String machine, String name) throws Exception {
    machine(system, machine, "");
    nothingIsKept(findJdk(), "knows none to fetch for " + name);
    assertEquals(List.of(), requests);
  }

  @Test
  void wget_and_shasum_can_replace_curl_and_sha256sum() throws Exception {
    Files.delete(folder.resolve("bin/curl"));
    Files.delete(folder.resolve("bin/sha256sum"));
    var outcome = findJdk();
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals(kept().getFirst() + "\n", outcome.out());
  }

  @ParameterizedTest
  @CsvSource({"curl, wget", "sha256sum, shasum"})
  void without_the_programs_to_download_nothing_is_fetched(String one, String other)
      throws Exception {
    Files.delete(folder.resolve("bin").resolve(one));
    Files.delete(folder.resolve("bin").resolve(other));
    nothingIsKept(findJdk(), "neither " + one + " nor " + other);
    assertEquals(List.of(), requests);
  }

  @Test
  void the_pins_are_one_version_of_temurin_25_with_a_checksum_for_each_platform() throws Exception {
    var pins =
        Files.readAllLines(ROOT.resolve(".mvn/jdk.pins")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> List.of(line.split(" ", -1)))
            .toList();
    assertEquals(
        PLATFORMS.stream().sorted().toList(), pins.stream().map(List::getFirst).sorted().toList());
    var versions = new HashSet<String>();
    for (var pin : pins) {
      assertTrue(pin.get(1).matches("[0-9a-f]{64}"), pin::toString);
      var version = pin.get(2).replaceAll("^jdk-(25[0-9.]*)%2B([0-9]+)/.*", "$1_$2");
      versions.add(version);
      assertEquals(
          "jdk-%s/OpenJDK25U-jdk_%s_hotspot_%s.tar.gz"
              .formatted(version.replace("_", "%2B"), pin.getFirst(), version),
          pin.get(2));
    }
    assertEquals(1, versions.size(), versions::toString);
    assertEquals(PLATFORMS.size(), pins.stream().map(pin -> pin.get(1)).distinct().count());
  }

  private void nothingIsKept(Outcome outcome, String reason) throws IOException {
    assertEquals(2, outcome.exit(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains(reason), outcome.err());
    // The last line is a sentence that says what to do.
    assertTrue(outcome.err().endsWith(INSTALL + "\n"), outcome.err());
    assertEquals(List.of(), inCache());
  }

  private List<Path> inCache() throws IOException {
    var cache = folder.resolve("cache/leernetwerk");
    return names(cache).stream().map(cache::resolve).toList();
  }

  private List<Path> kept() throws IOException {
    return inCache().stream()
        .filter(path -> path.getFileName().toString().startsWith("jdk_"))
        .toList();
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A JDK of this version, in this folder of the archive. */
  private byte[] archive(String home, String version) throws Exception {
    write("unpacked/" + home + "/release", "JAVA_VERSION=\"25.0.4.1\"\n");
    write("unpacked/" + home + "/bin/javac", "#!/bin/sh\necho " + version + "\n");
    // Skips the options, and prints the arguments from the class name on.
    write(
        "unpacked/" + home + "/bin/java",
        "#!/bin/sh\nwhile [ \"${1#nl.}\" = \"$1\" ]; do shift; done\necho java \"$@\"\n");
    return packed(home.replaceFirst("/.*", ""));
  }

  private byte[] packed(String name) throws Exception {
    var tar =
        new ProcessBuilder("tar", "-czf", "archive", "-C", "unpacked", name)
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertEquals(0, tar.waitFor());
    return Files.readAllBytes(folder.resolve("archive"));
  }

  private void pin(byte[] archive) throws Exception {
    var sum = sha256(archive);
    Files.writeString(
        folder.resolve(".mvn/jdk.pins"),
        "# Pins.\n"
            + String.join(
                "\n",
                PLATFORMS.stream()
                    .map(name -> "%s %s jdk-25%%2B1/jdk_%s.tar.gz".formatted(name, sum, name))
                    .toList()));
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void machine(String system, String machine, String ldd) throws IOException {
    program("uname", "case $1 in -m) echo '" + machine + "' ;; *) echo '" + system + "' ;; esac");
    // As with musl, ldd ends with a failure.
    program("ldd", "echo '" + ldd + "' >&2; exit 1");
  }

  private void mavenThatSaysWhichJdk() throws IOException {
    var url = "https://repo.example.org/org/apache/maven/apache-maven-3-bin.zip";
    write(".mvn/wrapper/maven-wrapper.properties", "distributionUrl=" + url + "\n");
    write(
        "home/.m2/wrapper/dists/apache-maven-3/%x/bin/mvn".formatted(url.hashCode()),
        "#!/bin/sh\necho \"$1 on ${JAVA_HOME-}\"\n");
  }

  private void link(String program) throws IOException {
    for (var place : System.getenv("PATH").split(":", -1)) {
      var file = Path.of(place, program);
      if (Files.isExecutable(file)) {
        Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("bin").resolve(program), file);
        return;
      }
    }
  }

  private void program(String name, String does) throws IOException {
    Files.deleteIfExists(folder.resolve("bin").resolve(name));
    write("bin/" + name, "#!/bin/sh\n" + does + "\n");
  }

  private Outcome findJdk() throws Exception {
    return command("sh", ".mvn/find-jdk");
  }

  private Outcome command(String... words) throws Exception {
    return outcome(1, start(1, words));
  }

  private Process start(int number, String... words) throws IOException {
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve(number + ".out").toFile())
            .redirectError(folder.resolve(number + ".err").toFile());
    var environment = builder.environment();
    environment.clear();
    environment.put("PATH", folder.resolve("bin").toString());
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.put("LEERNETWERK_JDK_ROOT", folder.resolve("machine").toString());
    environment.put("LEERNETWERK_JDK_BASE_URL", address());
    environment.putAll(settings);
    return builder.start();
  }

  private Outcome outcome(int number, Process process) throws Exception {
    try {
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(
        process.exitValue(),
        Files.readString(folder.resolve(number + ".out")),
        Files.readString(folder.resolve(number + ".err")));
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }
}
