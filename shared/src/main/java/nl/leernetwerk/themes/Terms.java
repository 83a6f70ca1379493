package nl.leernetwerk.themes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Folding;

/** What of a text counts: its words, and the pieces of three to five letters of these. */
final class Terms {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  private Terms() {}

  /** The words of a text as they were typed. */
  static List<String> typed(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** The words of a text, folded. */
  static List<String> folded(String text) {
    return typed(Folding.fold(text));
  }

  /** Whether a folded word counts as a whole; a single letter says nothing. */
  static boolean isWhole(String word) {
    return word.length() > 1;
  }

  /**
   * The pieces of a folded word, with a space where it begins and ends. They make a compound
   * resemble its parts, a plural its singular and a typing error the word that was meant.
   */
  static List<String> pieces(String word) {
    var whole = " " + word + " ";
    var pieces = new ArrayList<String>();
    for (int size = SHORTEST; size <= LONGEST && size <= whole.length(); size++) {
      for (int i = 0; i + size <= whole.length(); i++) {
        pieces.add(whole.substring(i, i + size));
      }
    }
    return pieces;
  }
}
