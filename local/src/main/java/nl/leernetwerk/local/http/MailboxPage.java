package nl.leernetwerk.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The mailbox as a page, in Dutch, like every page that people see. */
final class MailboxPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'om' HH.mm.ss 'uur'", Locale.of("nl"))
          .withZone(ZoneId.of("Europe/Amsterdam"));

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="nl">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <link rel="icon" href="data:,">
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
      h1, dd, li { overflow-wrap: anywhere; }
      li { margin: 0 0 .75rem; }
      dt { font-weight: bold; }
      dd { margin: 0 0 .5rem; }
      iframe { width: 100%%; height: 32rem; border: 1px solid #767676; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #767676; padding: 1rem; }
      </style>
      </head>
      <body>
      <main>
      """;
  private static final String FOOT =
      """
      </main>
      </body>
      </html>
      """;

  private MailboxPage() {}

  /** The list of all mails, the last one first. */
  static String list(JsonNode mails) {
    var page = new StringBuilder(HEAD.formatted("Brievenbus"));
    page.append("<h1>Brievenbus</h1>\n");
    if (mails.isEmpty()) {
      page.append("<p>Er is nog geen e-mail verstuurd.</p>\n");
    } else {
      page.append(
          """
          <p>%s Wat hier staat, is nergens heen gestuurd.</p>
          <ul>
          """
              .formatted(mails.size() == 1 ? "1 mail." : mails.size() + " mails."));
      for (int number = mails.size(); number >= 1; number--) {
        var mail = mails.get(number - 1);
        page.append(
            "<li><a href=\"%s/%d\">%s</a><br>aan %s, %s%s</li>\n"
                .formatted(
                    MailboxEndpoint.PATH,
                    number,
                    escaped(mail, "subject"),
                    escaped(mail, "to"),
                    sentAt(mail),
                    mail.has("calendar") ? ", met een uitnodiging voor de agenda" : ""));
      }
      page.append("</ul>\n");
    }
    return page.append(FOOT).toString();
  }

  /** One mail: sender and recipient, subject, how it looks, and its text. */
  static String one(String number, JsonNode mail) {
    var page = new StringBuilder(HEAD.formatted(escaped(mail, "subject")));
    page.append(
            "<p><a href=\"%s\">Terug naar de brievenbus</a></p>\n".formatted(MailboxEndpoint.PATH))
        .append("<h1>%s</h1>\n".formatted(escaped(mail, "subject")))
        .append(
            "<dl><dt>Aan</dt><dd>%s</dd><dt>Van</dt><dd>%s</dd><dt>Verstuurd</dt><dd>%s</dd></dl>\n"
                .formatted(escaped(mail, "to"), escaped(mail, "from"), sentAt(mail)));
    attachments(number, mail.path("attachments"), page);
    if (mail.path("html").isTextual()) {
      page.append(
          """
          <h2>Zoals de lezer hem ziet</h2>
          <iframe title="De e-mail" sandbox srcdoc="%s"></iframe>
          """
              .formatted(escaped(mail, "html")));
    }
    if (mail.path("text").isTextual()) {
      page.append("<h2>Als platte tekst</h2>\n<pre>%s</pre>\n".formatted(escaped(mail, "text")));
    }
    if (mail.path("calendar").isTextual()) {
      page.append(
          """
          <h2>Voor de agenda</h2>
          <p>De agenda van de lezer krijgt deze uitnodiging, wijziging of afzegging.</p>
          <pre>%s</pre>
          """
              .formatted(escaped(mail, "calendar")));
    }
    return page.append(FOOT).toString();
  }

  private static void attachments(String number, JsonNode attachments, StringBuilder page) {
    if (attachments.isEmpty()) {
      return;
    }
    page.append("<h2>Bijlagen</h2>\n<ul>\n");
    for (int i = 0; i < attachments.size(); i++) {
      page.append(
          "<li><a href=\"%s/%s/attachments/%d\" download>%s</a></li>\n"
              .formatted(
                  MailboxEndpoint.PATH, number, i + 1, escaped(attachments.get(i), "filename")));
    }
    page.append("</ul>\n");
  }

  private static String sentAt(JsonNode mail) {
    return TIME.format(Instant.parse(mail.path("sentAt").asText()));
  }

  private static String escaped(JsonNode mail, String name) {
    return escaped(mail.path(name).asText());
  }

  /** The text for use in a page, where it cannot act as markup. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
