package nl.leernetwerk.mailing.letters;

import java.util.regex.Pattern;

/** Makes typed text safe to print without changing what a reader sees. */
public final class Typed {
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u0085\\u2028\\u2029]+");

  /**
   * Control characters, and what else XML 1.0 does not allow: a spreadsheet that holds one does not
   * open.
   */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[^\\t\\n\\x20-\\x7E\\xA0-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private static final Pattern WWW = Pattern.compile("\\b(www)\\.", Pattern.CASE_INSENSITIVE);

  private Typed() {}

  /**
   * The text with one kind of line break, and without control characters and halves of characters.
   */
  public static String clean(String typed) {
    return FORBIDDEN.matcher(LINE_BREAK.matcher(typed).replaceAll("\n")).replaceAll("");
  }

  /**
   * The text on one line: a line break in a subject would end the subject and start another header.
   */
  public static String oneLine(String typed) {
    return SPACE.matcher(clean(typed)).replaceAll(" ").strip();
  }

  /**
   * A name in which a mail program finds no link: a name in our mails must not lead anybody to
   * another site. A space breaks the link and keeps the name readable.
   */
  public static String unlinked(String name) {
    return WWW.matcher(name.replace("://", ": //")).replaceAll("$1 .");
  }

  /**
   * The text, shortened to at most this many characters; the ending says that something was left
   * out.
   */
  public static String cut(String text, int most, String ending) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - ending.length();
    // Never cuts through a character that takes two chars, such as an emoji.
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + ending;
  }
}
