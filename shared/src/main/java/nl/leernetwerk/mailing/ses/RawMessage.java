package nl.leernetwerk.mailing.ses;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.CalendarPart;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Postman;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.Fields;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.RawField;

/**
 * A letter with a calendar file as a whole MIME message: mail programs show an invitation only when
 * its calendar file is an alternative of the text, and SES composes no such message itself
 * (docs/adr/0034). SES adds the date and the id.
 */
final class RawMessage {
  private static final String SUBJECT = "Subject";
  private static final String CALENDAR_FILE = "agenda.ics";

  private RawMessage() {}

  /** The message with the headers of the envelope; it names no address but those. */
  static byte[] of(
      String sender,
      EmailAddress from,
      Postman.Envelope envelope,
      Letter letter,
      CalendarPart calendar) {
    try {
      var message =
          Message.Builder.of()
              .setFrom(mailbox(sender, from))
              .setReplyTo(mailbox(null, envelope.replyTo()))
              .setTo(mailbox(null, envelope.to()))
              .addField(new RawField(SUBJECT, encoded(letter.subject())))
              // RFC 3834 and Exchange: both keep out-of-office replies away. Bounces still come.
              .addField(new RawField("Auto-Submitted", "auto-generated"))
              .addField(new RawField("X-Auto-Response-Suppress", "OOF, AutoReply"))
              .setBody(mixed(letter, calendar))
              .build();
      var out = new ByteArrayOutputStream();
      new DefaultMessageWriter().writeMessage(message, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The library leaves alone what looks encoded already, and a reader would decode it. */
  private static String encoded(String subject) {
    return subject.contains("=?")
        ? EncoderUtil.encodeEncodedWord(subject, EncoderUtil.Usage.TEXT_TOKEN)
        : EncoderUtil.encodeIfNecessary(
            subject, EncoderUtil.Usage.TEXT_TOKEN, SUBJECT.length() + 2);
  }

  private static Multipart mixed(Letter letter, CalendarPart calendar) throws IOException {
    var type = "text/calendar; charset=UTF-8; method=" + calendar.method();
    // From the plainest to the richest: a mail program shows the last one that it knows.
    var alternatives =
        MultipartBuilder.create("alternative")
            .addBodyPart(text(letter.text(), "plain"))
            .addBodyPart(text(letter.html(), "html"))
            .addBodyPart(bytes(type, calendar.content()))
            .build();
    var mixed =
        MultipartBuilder.create("mixed")
            .addBodyPart(BodyPartBuilder.create().setBody(alternatives))
            // For a mail program that knows no invitations: to open by hand.
            .addBodyPart(file(new Attachment(CALENDAR_FILE, type, calendar.content())));
    for (var attachment : letter.attachments()) {
      mixed.addBodyPart(file(attachment));
    }
    return mixed.build();
  }

  private static BodyPartBuilder text(String text, String subtype) throws IOException {
    return BodyPartBuilder.create()
        .setBody(text.replaceAll("\r?\n", "\r\n"), subtype, StandardCharsets.UTF_8)
        .setContentTransferEncoding("quoted-printable");
  }

  private static BodyPartBuilder file(Attachment file) throws IOException {
    return bytes(file.contentType(), file.content())
        .setField(Fields.contentDisposition("attachment", named(file.filename())));
  }

  /** A parameter is ASCII; RFC 2231 says how it holds other letters. */
  private static Map<String, String> named(String filename) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(filename) && !filename.contains("=?")
        ? Map.of("filename", filename)
        : Map.of(
            "filename*",
            "UTF-8''"
                + URLEncoder.encode(filename, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A"));
  }

  private static BodyPartBuilder bytes(String type, byte[] content) throws IOException {
    return BodyPartBuilder.create()
        .setBody(content, "application/octet-stream")
        .setField(Fields.contentType(type))
        .setContentTransferEncoding("base64");
  }

  private static Mailbox mailbox(String name, EmailAddress address) {
    var at = address.value().indexOf('@');
    return new Mailbox(name, address.value().substring(0, at), address.value().substring(at + 1));
  }
}
