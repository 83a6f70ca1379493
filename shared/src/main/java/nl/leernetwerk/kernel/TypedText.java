package nl.leernetwerk.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for text that people type, in one place.
 *
 * <p>Text is kept as it was typed, apart from white space at both ends and what people cannot see
 * and bring along when they paste. It may hold any script, accents, emoji and mark-up; the code
 * that shows the text must escape it. The form applies the same rules before it sends
 * (web/js/form/typed-text.js).
 *
 * <p>Mended, because nobody can see what to remove:
 *
 * <ul>
 *   <li>every kind of line break becomes a line feed; in a text of one line a tab, and a line break
 *       other than a line feed or a carriage return, becomes a space;
 *   <li>other control characters, soft hyphens, and spaces and joiners without width that change no
 *       word are taken out;
 *   <li>from an e-mail address and a telephone number also every mark of the reading direction and
 *       every joiner, and from an address the word {@code mailto:} before it.
 * </ul>
 *
 * <p>Refused are:
 *
 * <ul>
 *   <li>line breaks in a text of one line;
 *   <li>elsewhere, characters that change the reading direction, which can make a text read as
 *       another;
 *   <li>what is no character at all: half a surrogate pair, and Unicode's noncharacters;
 *   <li>more than the field's maximum, counted in code points after trimming.
 * </ul>
 *
 * <p>A text that shows nothing, because it is empty or holds only white space and characters
 * without width, is blank: the field was not filled in.
 */
public final class TypedText {
  /** The most code points of a person's name; the same for everybody. */
  public static final int MAX_PERSON_NAME = 100;

  /** What becomes a space in a text of one line. */
  private static final Pattern INLINE_SEPARATOR =
      Pattern.compile("[\\t\\x0B\\f\\x85\\u2028\\u2029]");

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n?|[\\x0B\\f\\x85\\u2028\\u2029]");

  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u00AD\\u200B\\u2060\\uFEFF&&[^\\t\\r\\n]]");

  /** Marks of the reading direction and joiners, which no address or number has a use for. */
  private static final Pattern UNSEEN_IN_CONTACT =
      Pattern.compile("[\\u034F\\u061C\\u200C-\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private static final Pattern MAIL_TO = Pattern.compile("^mailto:", Pattern.CASE_INSENSITIVE);

  private TypedText() {}

  /** What the rules decide about a text. */
  public sealed interface Text {

    /** The text follows the rules; the value is the text to keep. */
    record Accepted(String value) implements Text {}

    /** The text shows nothing. */
    record Blank() implements Text {}

    /** The text breaks rules; each detail is a Dutch sentence or two that say what to do. */
    record Refused(List<String> details) implements Text {
      public Refused {
        details = List.copyOf(details);
      }
    }
  }

  /**
   * Applies the rules for a text of one line.
   *
   * @param what the field's name in a Dutch sentence, such as "de naam van het initiatief"
   */
  public static Text singleLine(String what, String typed, int max) {
    var inline = INLINE_SEPARATOR.matcher(trimmed(typed)).replaceAll(" ");
    return judge(what, trimmed(withoutUnseen(inline)), max, false);
  }

  /** Applies the rules for a text of more lines, whose line breaks become line feeds. */
  public static Text multiLine(String what, String typed, int max) {
    var lines = LINE_BREAK.matcher(typed).replaceAll("\n");
    return judge(what, trimmed(withoutUnseen(lines)), max, true);
  }

  /** A typed telephone number without what people cannot see. */
  public static String telephone(String typed) {
    return trimmed(UNSEEN_IN_CONTACT.matcher(withoutUnseen(typed)).replaceAll(""));
  }

  /** A typed e-mail address without what people cannot see, and without {@code mailto:}. */
  public static String address(String typed) {
    return trimmed(MAIL_TO.matcher(telephone(typed)).replaceFirst(""));
  }

  private static String withoutUnseen(String text) {
    return UNSEEN.matcher(text).replaceAll("");
  }

  /** The text without Unicode white space at its ends. */
  public static String trimmed(String typed) {
    int start = 0;
    int end = typed.length();
    // All Unicode white space is in the basic plane, so one char at a time is enough.
    while (start < end && isWhiteSpace(typed.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(typed.charAt(end - 1))) {
      end--;
    }
    return typed.substring(start, end);
  }

  /** Whether the text shows nothing. */
  public static boolean isBlank(String typed) {
    return typed.codePoints().allMatch(TypedText::isInvisible);
  }

  private static Text judge(String what, String text, int max, boolean lines) {
    if (isBlank(text)) {
      return new Text.Blank();
    }
    var flaws = flaws(text, max, lines);
    if (flaws.isEmpty()) {
      return new Text.Accepted(text);
    }
    var subject = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    return new Text.Refused(
        flaws.stream().map(flaw -> subject + " " + predicate(flaw, text, max)).toList());
  }

  private enum Flaw {
    TOO_LONG,
    LINE_BREAK,
    DIRECTION,
    BROKEN
  }

  private static Set<Flaw> flaws(String text, int max, boolean lines) {
    var flaws = EnumSet.noneOf(Flaw.class);
    if (length(text) > max) {
      flaws.add(Flaw.TOO_LONG);
    }
    text.codePoints()
        .forEach(
            c -> {
              if (isLineBreakOrTab(c)) {
                if (!lines) {
                  flaws.add(Flaw.LINE_BREAK);
                }
              } else if (changesDirection(c)) {
                flaws.add(Flaw.DIRECTION);
              } else if (isNoCharacter(c)) {
                flaws.add(Flaw.BROKEN);
              }
            });
    return flaws;
  }

  private static String predicate(Flaw flaw, String text, int max) {
    return switch (flaw) {
      case TOO_LONG ->
          "is te lang: %d tekens. Kort in tot hoogstens %d tekens.".formatted(length(text), max);
      case LINE_BREAK -> "mag geen regeleinden of tabs bevatten. Zet alles op één regel.";
      case DIRECTION ->
          "bevat een onzichtbaar teken dat de leesrichting omkeert. Verwijder dat, of typ de"
              + " tekst opnieuw.";
      case BROKEN -> "bevat een beschadigd teken. Verwijder dat, of typ de tekst opnieuw.";
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isLineBreakOrTab(int c) {
    return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
  }

  private static boolean changesDirection(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isNoCharacter(int c) {
    return Character.getType(c) == Character.SURROGATE
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || (c & 0xFFFE) == 0xFFFE;
  }

  /** Unicode's property White_Space, which Java's own isWhitespace and strip do not follow. */
  private static boolean isWhiteSpace(int c) {
    return Character.isSpaceChar(c) || (c >= 0x09 && c <= 0x0D) || c == 0x85;
  }

  private static boolean isInvisible(int c) {
    return isWhiteSpace(c)
        || Character.getType(c) == Character.FORMAT
        || switch (c) {
          // Letters, marks and symbols that show nothing: joiners, Hangul fillers, the empty
          // braille cell.
          case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
          default -> (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        };
  }
}
