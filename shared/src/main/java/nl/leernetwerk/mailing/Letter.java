package nl.leernetwerk.mailing;

import java.util.List;

/**
 * A mail as its reader sees it: the subject, the same content as plain text and as HTML, and files.
 */
public record Letter(String subject, String text, String html, List<Attachment> attachments) {
  public Letter {
    attachments = List.copyOf(attachments);
  }
}
