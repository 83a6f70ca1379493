package nl.leernetwerk.local.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The pages, as CloudFront serves them; for a folder it serves the folder's index.html. */
public final class Pages implements Endpoint {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("yaml", "application/yaml; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/vnd.microsoft.icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("pdf", "application/pdf"));

  private final Path root;

  /** The pages in that folder, which may be missing. */
  public Pages(Path root) {
    this.root = root;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    if (!request.reads()) {
      return Answer.problem(405, "Method Not Allowed", "Een pagina kun je alleen opvragen.")
          .with("Allow", "GET, HEAD");
    }
    var path = request.rawPath();
    var last = path.substring(path.lastIndexOf('/') + 1);
    // A path with two slashes at its start would lead to another site.
    if (!last.isEmpty() && !last.contains(".") && !path.startsWith("//")) {
      return Answer.text(301, "text/plain; charset=utf-8", "").with("Location", path + "/");
    }
    var file = find(last.isEmpty() ? path + "index.html" : path);
    if (file.isPresent()) {
      return send(200, file.get());
    }
    var missing = find("/404.html");
    return missing.isPresent()
        ? send(404, missing.get())
        : Answer.text(404, "text/plain; charset=utf-8", "Deze pagina bestaat niet.\n");
  }

  /** The file that a path names, only if the file is inside the folder. */
  private Optional<Path> find(String rawPath) throws IOException {
    var path = Request.decode(rawPath).substring(1);
    if (path.contains("\\") || path.startsWith("/")) {
      return Optional.empty();
    }
    try {
      var file = root.resolve(path).normalize();
      return file.startsWith(root.normalize())
              && Files.isRegularFile(file)
              && file.toRealPath().startsWith(root.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Answer send(int status, Path file) throws IOException {
    return Answer.of(status, type(file), Files.readAllBytes(file))
        .with("Cache-Control", "no-cache");
  }

  static String type(Path file) {
    var name = file.getFileName().toString();
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }
}
