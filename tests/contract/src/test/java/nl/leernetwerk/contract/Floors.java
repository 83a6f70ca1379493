package nl.leernetwerk.contract;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.leernetwerk.contract.floor.Floor;
import nl.leernetwerk.local.template.FunctionSpec;
import nl.leernetwerk.local.template.Template;

/** The smallest possible functions, each with one or another library. */
final class Floors {
  private static final Path FLOOR = Path.of("nl", "leernetwerk", "contract", "floor");
  private static final String URL_CONNECTION = "urlconnection.UrlConnectionSdkHttpService";

  private Floors() {}

  /** The floors that make the same call as that function, with its memory and its libraries. */
  static List<Figures.Subject> beside(Packaged function) throws IOException {
    return List.of(
        floor(function, "url-connection", URL_CONNECTION, Map.of()),
        floor(function, "apache5", "apache5.Apache5SdkHttpService", Map.of(), "apache5-", "http"),
        floor(function, "aws-crt", "crt.AwsCrtSdkHttpService", Map.of(), "aws-crt-", "crt-core-"),
        floor(function, "reads with jackson-core", URL_CONNECTION, Map.of("JSON", "streaming")),
        floor(function, "reads with jackson-databind", URL_CONNECTION, Map.of("JSON", "databind")),
        floor(function, "no credentials chain", URL_CONNECTION, Map.of("CREDENTIALS", "given")));
  }

  /** The function's libraries without its own classes, and what of the class path begins so. */
  private static Figures.Subject floor(
      Packaged function, String name, String http, Map<String, String> choices, String... more)
      throws IOException {
    var code = Files.createTempDirectory("contract-floor-");
    var lib = Files.createDirectories(code.resolve("lib"));
    try (var own = Files.list(function.code().resolve("lib"))) {
      copy(own.filter(jar -> !startsWith(jar, "shared-")), lib);
    }
    copy(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(jar -> startsWith(jar, more)),
        lib);
    var classes = Files.createDirectories(code.resolve(FLOOR));
    try (var compiled = Files.list(Sandbox.location(Floor.class).resolve(FLOOR))) {
      copy(compiled, classes);
    }
    var environment = new HashMap<>(choices);
    // The SDK's own variable.
    environment.put("SYNC_HTTP_SERVICE_IMPL", "software.amazon.awssdk.http." + http);
    return new Figures.Subject(
        "floor, " + name, spec(function), code, size(lib), environment, function);
  }

  private static FunctionSpec spec(Packaged function) throws IOException {
    var template = Packaged.template().replace(function.spec().handler(), Floor.class.getName());
    return Template.parse("template.yaml", template, Map.of())
        .functions()
        .get(function.spec().id());
  }

  private static boolean startsWith(Path jar, String... names) {
    return Arrays.stream(names).anyMatch(name -> jar.getFileName().toString().startsWith(name));
  }

  private static void copy(Stream<Path> files, Path folder) throws IOException {
    for (var file : files.toList()) {
      Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }
}
