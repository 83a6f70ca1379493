package nl.leernetwerk.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rules for text that people type, in one place.
 *
 * <p>Text is kept as it was typed, apart from white space at both ends. It may hold any script,
 * accents, emoji and mark-up; the code that shows the text must escape it. Refused are:
 *
 * <ul>
 *   <li>control characters and line breaks; only text of more lines may hold line breaks, each of
 *       which becomes a line feed, and tabs;
 *   <li>characters that change the reading direction, which can make a text read as another;
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
    return judge(what, trimmed(typed), max, false);
  }

  /** Applies the rules for a text of more lines, whose line breaks become line feeds. */
  public static Text multiLine(String what, String typed, int max) {
    return judge(what, trimmed(typed.replaceAll("\r\n?|[\u2028\u2029]", "\n")), max, true);
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
    CONTROL,
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
              } else if (Character.getType(c) == Character.CONTROL) {
                flaws.add(Flaw.CONTROL);
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
      case CONTROL -> "bevat een onzichtbaar stuurteken. Verwijder dat, of typ de tekst opnieuw.";
      case DIRECTION ->
          "bevat een onzichtbaar teken dat de leesrichting verandert. Verwijder dat, of typ de"
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
