package nl.leernetwerk.schools;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Dutch place names, which DUO writes in capitals. */
public final class PlaceName {
  /** Small words inside a name, and abbreviations that DUO uses. */
  private static final Set<String> SMALL =
      Set.of(
          "aan", "ad", "bij", "ca", "de", "den", "der", "en", "gem", "het", "in", "op", "over",
          "te", "ten", "ter", "tot", "van", "voor");

  /**
   * Abbreviated provinces, which are written in capitals: Noord-Brabant, Noord- and Zuid-Holland.
   */
  private static final Set<String> CAPITALS = Set.of("nb", "nh", "zh");

  /** A word, with an apostrophe if one comes before it. */
  private static final Pattern WORD = Pattern.compile("('?)([\\p{L}\\p{N}]+)");

  /** After "gem" comes the name of the municipality, which is a name of its own. */
  private static final Pattern NAMES = Pattern.compile("(?<=\\bgem\\.? )");

  private PlaceName() {}

  /**
   * The name as it is written in a sentence: "'s-Gravenhage", "Alphen aan den Rijn". A name that is
   * not all in capitals is left as it is.
   */
  public static String written(String name) {
    if (!name.equals(name.toUpperCase(Locale.ROOT))) {
      return name;
    }
    return NAMES
        .splitAsStream(name.toLowerCase(Locale.ROOT))
        .map(part -> WORD.matcher(part).replaceAll(PlaceName::word))
        .collect(Collectors.joining());
  }

  private static String word(MatchResult match) {
    var word = match.group(2);
    if (!match.group(1).isEmpty()) {
      return match.group();
    }
    if (CAPITALS.contains(word)) {
      return word.toUpperCase(Locale.ROOT);
    }
    if (match.start() > 0 && SMALL.contains(word)) {
      return word;
    }
    return word.startsWith("ij")
        ? "IJ" + word.substring(2)
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
