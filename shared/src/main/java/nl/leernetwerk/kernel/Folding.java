package nl.leernetwerk.kernel;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text as a search compares it, so that what people type finds what is written another way. Every
 * search folds both sides with this.
 */
public final class Folding {
  /** Eight digits or more, with what people put between the digits of a phone number. */
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}-])\\(?\\+?\\(?[0-9](?:[ ()./-]{0,3}[0-9]){7,}(?![\\p{L}\\p{N}-])");

  private Folding() {}

  /**
   * A word of a text: what stands between two white spaces.
   *
   * @param parts the letters and digits of the word, in the pieces into which punctuation divides
   *     them; never empty
   */
  public record Word(List<String> parts) {
    public Word {
      parts = List.copyOf(parts);
    }

    /** The pieces as one, because "o.b.s." and "O'Brien" may be typed either way. */
    public String joined() {
      return parts.size() == 1 ? parts.getFirst() : String.join("", parts);
    }

    /**
     * Whether a text, {@link Folding#joined}, holds this word: as one, or each of its pieces;
     * single letters are no pieces, since nearly every text holds them.
     */
    public boolean isIn(String text) {
      return text.contains(joined())
          || parts.stream().allMatch(part -> part.length() > 1 && text.contains(part));
    }
  }

  /**
   * The text in small letters without accents. A letter that is no other letter with an accent
   * becomes the letters that people type for it: ø is o, ł is l, ß is ss, ĳ is ij. Every kind of
   * apostrophe is ', every kind of hyphen is -, every white space is a space, and characters
   * without width are gone.
   */
  public static String fold(String text) {
    return isPlain(text) ? text.toLowerCase(Locale.ROOT) : foldAny(text);
  }

  /** The words of a text, folded. Punctuation alone is no word. */
  public static List<Word> words(String text) {
    var words = new ArrayList<Word>();
    var parts = new ArrayList<String>(1);
    var folded = fold(text);
    int start = 0;
    for (int i = 0; i <= folded.length(); i++) {
      char c = i < folded.length() ? folded.charAt(i) : ' ';
      if (isInWord(c)) {
        continue;
      }
      if (i > start) {
        parts.add(folded.substring(start, i));
      }
      start = i + 1;
      if (c == ' ' && !parts.isEmpty()) {
        words.add(new Word(parts));
        parts.clear();
      }
    }
    return words;
  }

  /** The words of a text, each joined, with a space between them: the text to look in. */
  public static String joined(String text) {
    return words(text).stream().map(Word::joined).collect(Collectors.joining(" "));
  }

  /**
   * The text with each phone number in it as the digits that are dialled in the Netherlands:
   * "0612345678" for "+31 (0)6 1234-5678". Whatever cannot be a phone number stays as it is.
   */
  public static String phonesAsDigits(String text) {
    return PHONE
        .matcher(fold(text))
        .replaceAll(
            found -> {
              var digits = digits(found.group());
              return Matcher.quoteReplacement(
                  digits.matches("0[0-9]{8,}") ? digits : found.group());
            });
  }

  private static String digits(String phone) {
    var digits = phone.replace("(0)", "").replaceFirst("^\\(?\\+", "00").replaceAll("[^0-9]", "");
    return digits.replaceFirst("^(?:0031|31(?=[0-9]{9}$))0?", "0");
  }

  private static boolean isInWord(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '`') {
        return false;
      }
    }
    return true;
  }

  private static String foldAny(String text) {
    // The accents that stand alone are typed as apostrophes; normalising would take them apart.
    var typed = text.replace('´', '\'').replace('`', '\'');
    var folded = new StringBuilder(text.length());
    Normalizer.normalize(typed, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(c -> append(folded, c));
    return folded.toString();
  }

  private static void append(StringBuilder folded, int c) {
    switch (c) {
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ', 'ð' -> folded.append('d');
      case 'þ' -> folded.append("th");
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'ħ' -> folded.append('h');
      case 'ŧ' -> folded.append('t');
      case 'ŋ' -> folded.append('n');
      case 'ı' -> folded.append('i');
      case '‘', '’', '‚', '‛', '′', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', '\uA78C' -> folded.append('\'');
      case '−' -> folded.append('-');
      case '\t', '\n', '\u000B', '\f', '\r', '\u0085' -> folded.append(' ');
      default -> {
        switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.FORMAT,
              Character.CONTROL -> {}
          case Character.DASH_PUNCTUATION -> folded.append('-');
          case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
              folded.append(' ');
          default -> folded.appendCodePoint(c);
        }
      }
    }
  }
}
