package nl.leernetwerk.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import nl.leernetwerk.local.mailbox.Mailbox;

/** {@code /local/mailbox}: JSON for a program, a page for a browser. */
public final class MailboxEndpoint implements Endpoint {
  static final String PATH = "/local/mailbox";

  /**
   * A mail brings its own style, so only this page allows styles inside the page. Nothing in it can
   * run, load or be sent.
   */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final Mailbox mailbox;

  /** An endpoint that shows that mailbox. */
  public MailboxEndpoint(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    if (!request.reads()) {
      return Answer.problem(405, "Method Not Allowed", "De brievenbus kun je alleen bekijken.")
          .with("Allow", "GET, HEAD");
    }
    var mails = mailbox.perRecipient();
    var path = request.rawPath().substring(PATH.length()).split("/", -1);
    if (path.length == 1 || (path.length == 2 && path[1].isEmpty())) {
      return prefersHtml(request) ? page(MailboxPage.list(mails)) : Answer.json(200, mails);
    }
    var mail = at(mails, path[1]);
    if (mail.isPresent() && path.length == 2) {
      return page(MailboxPage.one(path[1], mail.get()));
    }
    return mail.filter(_ -> path.length == 4 && path[2].equals("attachments"))
        .flatMap(found -> at(found.path("attachments"), path[3]))
        .map(MailboxEndpoint::download)
        .orElseGet(() -> Answer.problem(404, "Not Found", "Deze e-mail is er niet."));
  }

  private static Answer page(String html) {
    return Answer.text(200, "text/html; charset=utf-8", html)
        .with("Content-Security-Policy", POLICY)
        .with("Cache-Control", "no-store");
  }

  private static Answer download(JsonNode attachment) {
    // Always as a download, because the file came from outside.
    var name = attachment.path("filename").asText().replaceAll("[^A-Za-z0-9._ -]", "_");
    return Answer.of(
            200,
            attachment.path("contentType").asText().replaceAll("[\\r\\n]", ""),
            Base64.getDecoder().decode(attachment.path("base64").asText()))
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** An element of an array by its number, 1 for the first. */
  private static Optional<JsonNode> at(JsonNode array, String number) {
    return number.matches("[1-9][0-9]{0,8}")
        ? Optional.ofNullable(array.get(Integer.parseInt(number) - 1))
        : Optional.empty();
  }

  private static boolean prefersHtml(Request request) {
    var accept = request.header("Accept").orElse("*/*");
    return quality(accept, "text/html") > quality(accept, "application/json");
  }

  /** How much the client wants a type; a type that is not named is not wanted. */
  private static double quality(String accept, String type) {
    return Arrays.stream(accept.split(","))
        .map(range -> range.strip().split("\\s*;\\s*"))
        .filter(range -> range[0].equalsIgnoreCase(type))
        .mapToDouble(
            range ->
                Arrays.stream(range)
                    .filter(parameter -> parameter.matches("q=[01](\\.[0-9]{0,3})?"))
                    .mapToDouble(parameter -> Double.parseDouble(parameter.substring(2)))
                    .findFirst()
                    .orElse(1))
        .max()
        .orElse(0);
  }
}
