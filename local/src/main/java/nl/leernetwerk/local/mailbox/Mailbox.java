package nl.leernetwerk.local.mailbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.local.disk.Private;

/**
 * Every mail that was sent, in order, in a file with one JSON object on each line, or in memory.
 */
public final class Mailbox implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<FileChannel> file;
  private final List<ObjectNode> mails = new ArrayList<>();

  /** An empty one, in memory. */
  public Mailbox() {
    file = Optional.empty();
  }

  /** The mailbox in that file, which is made when it does not exist. */
  public Mailbox(Path path) throws IOException {
    long whole = Files.exists(path) ? read(Files.readAllBytes(path)) : 0;
    var channel = FileChannel.open(Private.file(path), StandardOpenOption.WRITE);
    // A line that was cut off belongs to a mail that was never reported as sent.
    channel.truncate(whole).position(whole);
    file = Optional.of(channel);
  }

  /**
   * Keeps a mail: {@code {to: […], from, subject, text, html, sentAt, headers, attachments}}, and
   * {@code calendar} when it is an invitation. When this returns, the mail is on the disk.
   *
   * @return the id that it got, which its headers now name
   */
  synchronized String add(ObjectNode mail) throws IOException {
    var id = "local-%08d".formatted(mails.size() + 1);
    mail.withObject("/headers").putArray("Message-ID").add("<" + id + "@email.amazonses.com>");
    if (file.isPresent()) {
      var line = ByteBuffer.wrap((mail + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        file.get().write(line);
      }
      file.get().force(false);
    }
    mails.add(mail);
    return id;
  }

  /**
   * All mails in the order of sending, one for each recipient; in each, {@code to} is one address.
   */
  public synchronized ArrayNode perRecipient() {
    var all = JSON.createArrayNode();
    for (var mail : mails) {
      for (var to : mail.path("to")) {
        var one = JSON.createObjectNode();
        one.set("to", to);
        mail.forEachEntry(
            (name, value) -> {
              if (!name.equals("to")) {
                one.set(name, value);
              }
            });
        all.add(one);
      }
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }

  /** Reads the complete lines, and tells how many bytes they take. */
  private long read(byte[] bytes) throws JsonProcessingException {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        var line = new String(Arrays.copyOfRange(bytes, start, i), StandardCharsets.UTF_8);
        JsonNode mail = JSON.readTree(line);
        mails.add((ObjectNode) mail);
        start = i + 1;
      }
    }
    return start;
  }
}
