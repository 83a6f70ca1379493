package nl.leernetwerk.local.mailbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.mailing.Attachment;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/**
 * A whole MIME message, read as a mail program does.
 *
 * @param headers every header of the message, as its reader sees it
 * @param calendar the calendar file that is an alternative of the text
 */
public record RawMail(
    Map<String, List<String>> headers,
    Optional<String> text,
    Optional<String> html,
    Optional<String> calendar,
    List<Attachment> attachments) {

  /**
   * Reads a message.
   *
   * @throws IOException when it is no message
   */
  public static RawMail read(byte[] message) throws IOException {
    var read = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(message));
    var headers = new LinkedHashMap<String, List<String>>();
    for (var field : read.getHeader().getFields()) {
      headers
          .computeIfAbsent(field.getName(), _ -> new ArrayList<>())
          .add(DecoderUtil.decodeEncodedWords(field.getBody(), StandardCharsets.UTF_8));
    }
    var alternatives = new LinkedHashMap<String, String>();
    var attachments = new ArrayList<Attachment>();
    collect(read, alternatives, attachments);
    return new RawMail(
        headers,
        Optional.ofNullable(alternatives.get("text/plain")).map(RawMail::lines),
        Optional.ofNullable(alternatives.get("text/html")).map(RawMail::lines),
        Optional.ofNullable(alternatives.get("text/calendar")),
        attachments);
  }

  /** The one value of a header; empty when it is not there. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static void collect(
      Entity entity, Map<String, String> alternatives, List<Attachment> attachments)
      throws IOException {
    if (entity.getBody() instanceof Multipart parts) {
      for (var part : parts.getBodyParts()) {
        collect(part, alternatives, attachments);
      }
    } else if (entity.getBody() instanceof SingleBody body) {
      var content = new ByteArrayOutputStream();
      body.writeTo(content);
      if (entity.getFilename() != null) {
        attachments.add(
            new Attachment(
                entity.getFilename(),
                entity.getHeader().getField("Content-Type").getBody(),
                content.toByteArray()));
      } else {
        alternatives.putIfAbsent(entity.getMimeType(), content.toString(StandardCharsets.UTF_8));
      }
    }
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }
}
