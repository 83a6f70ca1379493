package nl.leernetwerk.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;

/** Mails in the order in which they were sent. */
record Mailbox(List<Mail> mails) {

  /** A mail as one reader gets it. */
  record Mail(
      String to,
      String from,
      String subject,
      String text,
      String html,
      String sentAt,
      List<Attachment> attachments) {}

  /** A file with a mail. */
  record Attachment(String filename, String contentType, String base64) {
    private static final Pattern CELL = Pattern.compile("<t[^>]*>([^<]*)</t>");

    // A text is a number too, of its place among the shared texts; t="s" marks it.
    private static final Pattern NUMBER =
        Pattern.compile(
            "<c r=\"[^\"]+\"(?: s=\"[0-9]+\")?(?: t=\"n\")?><v>([0-9]+)(?:[.][0-9]+)?</v>");

    /** The texts in a spreadsheet, in the order in which they first occur in it. */
    List<String> cells() {
      return found("xl/sharedStrings.xml", CELL);
    }

    /**
     * The days in a spreadsheet's first sheet: whole numbers, counted as spreadsheets count days.
     */
    List<LocalDate> days() {
      return found("xl/worksheets/sheet1.xml", NUMBER).stream()
          .map(number -> LocalDate.of(1899, 12, 30).plusDays(Long.parseLong(number)))
          .toList();
    }

    private List<String> found(String part, Pattern pattern) {
      try {
        // Read through the zip's directory at its end, as spreadsheet programs do.
        var file =
            Files.write(Files.createTempFile("sheet", ".xlsx"), Base64.getDecoder().decode(base64));
        try (var zip = new ZipFile(file.toFile())) {
          var xml = zip.getInputStream(zip.getEntry(part)).readAllBytes();
          return pattern
              .matcher(new String(xml, StandardCharsets.UTF_8))
              .results()
              .map(match -> plain(match.group(1)))
              .toList();
        } finally {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String plain(String xml) {
      return xml.replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&quot;", "\"")
          .replace("&apos;", "'")
          .replace("&amp;", "&");
    }
  }

  static Mailbox of(JsonNode array) {
    return new Mailbox(
        StreamSupport.stream(array.spliterator(), false)
            .map(
                mail ->
                    new Mail(
                        mail.path("to").asText(),
                        mail.path("from").asText(),
                        mail.path("subject").asText(),
                        mail.path("text").asText(),
                        mail.path("html").asText(),
                        mail.path("sentAt").asText(),
                        attachments(mail.path("attachments"))))
            .toList());
  }

  private static final Pattern LINK =
      Pattern.compile("http://localhost:[0-9]+/mijn-aanmelding/#(\\S+)");

  /** The personal link in the last mail to that address that contains one. */
  String link(String address) {
    return to(address).stream()
        .flatMap(mail -> LINK.matcher(mail.text()).results())
        .map(match -> match.group(1))
        .reduce((_, last) -> last)
        .orElseThrow(() -> new AssertionError("no link was mailed to " + address));
  }

  /** The mails to that address. */
  List<Mail> to(String address) {
    return mails.stream().filter(mail -> mail.to().equals(address)).toList();
  }

  /** The only mail to that address whose subject holds these words. */
  Mail one(String address, String words) {
    var found = to(address).stream().filter(mail -> mail.subject().contains(words)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d mails \"%s\" to %s, of %s"
              .formatted(
                  found.size(), words, address, to(address).stream().map(Mail::subject).toList()));
    }
    return found.getFirst();
  }

  /** The recipient and the subject of each mail. */
  List<String> outline() {
    return mails.stream().map(mail -> mail.to() + ": " + mail.subject()).toList();
  }

  private static List<Attachment> attachments(JsonNode array) {
    var attachments = new ArrayList<Attachment>();
    for (var attachment : array) {
      attachments.add(
          new Attachment(
              attachment.path("filename").asText(),
              attachment.path("contentType").asText(),
              attachment.path("base64").asText()));
    }
    return List.copyOf(attachments);
  }
}
