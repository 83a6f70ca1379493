package nl.leernetwerk.mailing;

/**
 * A file that goes with a letter. The bytes are not copied: nobody may change them.
 *
 * @param filename one line, as the subject of a {@link Letter}
 */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares two files.
public record Attachment(String filename, String contentType, byte[] content) {
  public Attachment {
    filename = Letter.oneLine(filename);
  }
}
