package nl.leernetwerk.mailing;

/** A file that goes with a letter. The bytes are not copied: nobody may change them. */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares two files.
public record Attachment(String filename, String contentType, byte[] content) {}
