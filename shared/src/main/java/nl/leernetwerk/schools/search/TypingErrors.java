package nl.leernetwerk.schools.search;

/**
 * Counts the typing errors that turn another word into the typed one: a letter too many, too few or
 * wrong, or two letters that changed places.
 */
final class TypingErrors {
  /** A shorter word than this has no room for an error. */
  static final int SHORTEST = 4;

  /** From this length on, a word may have two errors. */
  private static final int TWO_FROM = 7;

  private static final int TOO_MANY = 99;

  private final String typed;
  private final int most;
  private int[] before;
  private int[] last;
  private int[] now;
  private int whole;
  private int start;

  TypingErrors(String typed) {
    this.typed = typed;
    this.most = typed.length() < TWO_FROM ? 1 : 2;
    this.before = new int[typed.length() + 1];
    this.last = new int[typed.length() + 1];
    this.now = new int[typed.length() + 1];
  }

  /** Whether errors are to be expected in such a word: not in a short one, and not in a number. */
  static boolean areIn(String word) {
    return word.length() >= SHORTEST && word.chars().noneMatch(Character::isDigit);
  }

  /** The most errors that the typed word may have. */
  int most() {
    return most;
  }

  /** The errors in the whole word that was compared last; more than {@link #most} is no number. */
  int whole() {
    return whole;
  }

  /** The errors when the typed word is the beginning of the word that was compared last. */
  int start() {
    return start;
  }

  /** Compares another word to the typed one. */
  void compare(String word) {
    whole = TOO_MANY;
    start = TOO_MANY;
    int length = typed.length();
    if (word.length() < length - most) {
      return;
    }
    for (int i = 0; i <= length; i++) {
      last[i] = i;
    }
    int rows = Math.min(word.length(), length + most);
    for (int row = 1; row <= rows; row++) {
      char c = word.charAt(row - 1);
      now[0] = row;
      int least = row;
      for (int i = 1; i <= length; i++) {
        char own = typed.charAt(i - 1);
        int errors = Math.min(Math.min(last[i], now[i - 1]) + 1, last[i - 1] + (own == c ? 0 : 1));
        if (row > 1 && i > 1 && typed.charAt(i - 2) == c && own == word.charAt(row - 2)) {
          errors = Math.min(errors, before[i - 2] + 1);
        }
        now[i] = errors;
        least = Math.min(least, errors);
      }
      if (least > most) {
        return;
      }
      start = Math.min(start, now[length]);
      if (row == word.length()) {
        whole = now[length];
      }
      var free = before;
      before = last;
      last = now;
      now = free;
    }
  }
}
