package nl.leernetwerk.mailing;

/**
 * A calendar file that a mail program acts upon: it puts an entry into the reader's calendar, or
 * takes it out. The bytes are not copied: nobody may change them.
 *
 * @param method what the file asks for, as it says itself (RFC 5546, 1.4): {@code REQUEST} or
 *     {@code CANCEL}
 * @param content the file, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares two files.
public record CalendarPart(String method, byte[] content) {
  public CalendarPart {
    if (!method.matches("[A-Z]+")) {
      throw new IllegalArgumentException("no method of a calendar file");
    }
  }
}
