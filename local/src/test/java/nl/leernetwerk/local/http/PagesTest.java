package nl.leernetwerk.local.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
  @TempDir private Path folder;
  private LoopbackServer server;

  @BeforeEach
  void write_pages() throws IOException {
    var web = Files.createDirectories(folder.resolve("web/aanmelden"));
    Files.writeString(web.resolve("index.html"), "<h1>Aanmelden</h1>");
    Files.writeString(folder.resolve("web/index.html"), "<h1>Welkom</h1>");
    Files.writeString(folder.resolve("web/404.html"), "<h1>Weg</h1>");
    Files.writeString(folder.resolve("web/style.css"), "h1 {}");
    Files.writeString(folder.resolve("secret.txt"), "geheim");
    Files.createSymbolicLink(folder.resolve("web/link.txt"), folder.resolve("secret.txt"));
    server = LoopbackServer.bind(0).serve(new Pages(folder.resolve("web")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_folder_is_its_index() throws IOException {
    assertAnswer("GET", "/", "200", "Welkom");
    assertAnswer("GET", "/aanmelden/", "200", "Aanmelden");
    assertAnswer("GET", "/aanmelden/?a=b", "200", "text/html; charset=utf-8");
  }

  @Test
  void a_missing_slash_is_added() throws IOException {
    assertAnswer("GET", "/aanmelden", "301", "Location: /aanmelden/");
  }

  @Test
  void nobody_is_sent_to_another_site() throws IOException {
    assertFalse(get("GET", "//evil.example/x").contains("Location: //"));
    assertFalse(get("GET", "///evil.example/x").contains("Location: //"));
  }

  @Test
  void a_missing_page_says_so() throws IOException {
    assertAnswer("GET", "/niets.html", "404", "Weg");
  }

  @Test
  void a_head_has_everything_but_the_body() throws IOException {
    var answer = get("HEAD", "/style.css");
    assertTrue(answer.contains(" 200 ") && answer.contains("text/css; charset=utf-8"), answer);
    assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("content-length: 5"), answer);
    assertFalse(answer.contains("h1 {}"), answer);
  }

  @Test
  void nothing_outside_the_folder_is_served() throws IOException {
    for (var path :
        new String[] {
          "/../secret.txt",
          "/aanmelden/../../secret.txt",
          "/%2e%2e/secret.txt",
          "/..%2fsecret.txt",
          "/..%5csecret.txt",
          "/%2fetc/passwd.txt",
          "/x%00.html",
          "/link.txt"
        }) {
      var answer = get("GET", path);
      assertFalse(answer.contains("geheim") || answer.contains("root:"), path);
      assertTrue(answer.contains(" 404 ") || answer.contains(" 400 "), path + answer);
    }
  }

  @Test
  void a_page_cannot_be_posted_to() throws IOException {
    assertAnswer("POST", "/", "405", "Allow: GET, HEAD");
  }

  @Test
  void without_a_folder_there_is_nothing_and_no_error() throws IOException {
    try (var empty = LoopbackServer.bind(0).serve(new Pages(folder.resolve("nowhere")))) {
      assertTrue(
          HttpCall.send(empty.port(), "GET / HTTP/1.1", "Host: localhost").contains(" 404 "));
    }
  }

  private void assertAnswer(String method, String path, String status, String part)
      throws IOException {
    var answer = get(method, path);
    assertTrue(answer.startsWith("HTTP/1.1 " + status) && answer.contains(part), answer);
  }

  private String get(String method, String path) throws IOException {
    return HttpCall.send(server.port(), method + " " + path + " HTTP/1.1", "Host: localhost");
  }
}
