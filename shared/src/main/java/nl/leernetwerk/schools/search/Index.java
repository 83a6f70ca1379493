package nl.leernetwerk.schools.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.leernetwerk.kernel.Folding;
import nl.leernetwerk.schools.School;

/**
 * Every word that finds a school, in alphabetical order, with where it stands: in which school, in
 * which field, and in which place of the name.
 */
final class Index {
  private static final int PLACES = 31;
  private static final Field[] FIELDS = {
    Field.CODE, Field.NAME, Field.PLACE, Field.MUNICIPALITY, Field.STREET
  };

  private final String[] words;
  private final int[] letters;
  private final int[] first;
  private final int[] where;
  private final int[] weighty;
  private final int[] all;

  /** The part of a school that a word stands in. */
  enum Field {
    CODE(0, 1.2f),
    NAME(1, 1f),
    PLACE(2, 0.95f),
    MUNICIPALITY(3, 0.75f),
    STREET(4, 0.6f);

    private final int number;

    /** How much it says that what people type stands here. */
    final float weight;

    Field(int number, float weight) {
      this.number = number;
      this.weight = weight;
    }
  }

  Index(List<School> schools, Spellings spellings) {
    weighty = new int[schools.size()];
    all = new int[schools.size()];
    var found = new Collecting(spellings);
    for (int i = 0; i < schools.size(); i++) {
      var school = schools.get(i);
      found.add(i, Field.CODE, Folding.words(school.code().value()));
      found.addName(i, Folding.words(school.name()));
      found.add(i, Field.PLACE, Folding.words(school.place()));
      found.add(i, Field.MUNICIPALITY, Folding.words(school.municipality().orElse("")));
      found.add(i, Field.STREET, Folding.words(school.street().orElse("")));
    }
    words = found.numbers.keySet().toArray(String[]::new);
    Arrays.sort(words);
    letters = new int[words.length];
    first = new int[words.length + 1];
    var rank = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      letters[i] = letters(words[i]);
      rank[found.numbers.get(words[i])] = i;
    }
    for (int i = 0; i < found.size; i++) {
      first[rank[found.word[i]] + 1]++;
    }
    for (int i = 0; i < words.length; i++) {
      first[i + 1] += first[i];
    }
    where = new int[found.size];
    var next = first.clone();
    for (int i = 0; i < found.size; i++) {
      where[next[rank[found.word[i]]]++] = found.where[i];
    }
  }

  private final class Collecting {
    private final Spellings spellings;
    private final Map<String, Integer> numbers = new HashMap<>(1 << 15);
    private int[] word = new int[1 << 18];
    private int[] where = new int[1 << 18];
    private int size;

    private Collecting(Spellings spellings) {
      this.spellings = spellings;
    }

    void add(int school, Field field, List<Folding.Word> text) {
      var tokens = Spellings.tokens(text);
      for (int at = 0; at < tokens.size(); at++) {
        add(school, field, 0, tokens.get(at));
        for (var other : spellings.others(tokens, at)) {
          add(school, field, 0, other);
        }
      }
      for (var one : text) {
        if (one.parts().size() > 1) {
          add(school, field, 0, one.joined());
        }
      }
    }

    void addName(int school, List<Folding.Word> text) {
      var tokens = Spellings.tokens(text);
      for (int at = 0; at < tokens.size(); at++) {
        int place = Math.min(at, PLACES);
        add(school, Field.NAME, place, tokens.get(at));
        for (var other : spellings.others(tokens, at)) {
          add(school, Field.NAME, place, other);
        }
        all[school] |= 1 << place;
        if (!spellings.isOptional(tokens.get(at))) {
          weighty[school] |= 1 << place;
        }
      }
      int at = 0;
      for (var one : text) {
        int parts = Spellings.isAbbreviation(one) ? 1 : one.parts().size();
        for (int part = 0; part < parts && parts > 1; part++) {
          add(school, Field.NAME, Math.min(at + part, PLACES), one.joined());
        }
        at += parts;
      }
    }

    private void add(int school, Field field, int place, String text) {
      if (size == word.length) {
        word = Arrays.copyOf(word, size * 2);
        where = Arrays.copyOf(where, size * 2);
      }
      Integer known = numbers.get(text);
      if (known == null) {
        known = numbers.size();
        numbers.put(text, known);
      }
      word[size] = known;
      where[size++] = school << 8 | field.number << 5 | place;
    }
  }

  /** What is told of each place where a word stands. */
  interface Seen {
    void at(int school, Field field, int place);
  }

  int size() {
    return words.length;
  }

  String word(int number) {
    return words[number];
  }

  /**
   * Which letters and digits a word holds, in 32 bits, of which a letter may share one with a
   * digit. A word that lacks more of these bits than a typed word may have errors is not compared.
   */
  static int letters(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1 << word.charAt(i);
    }
    return letters;
  }

  int lettersOf(int number) {
    return letters[number];
  }

  /** The number of the first word that begins so, or comes after such words. */
  int from(String start) {
    int found = Arrays.binarySearch(words, start);
    return found < 0 ? -found - 1 : found;
  }

  boolean has(String word) {
    return Arrays.binarySearch(words, word) >= 0;
  }

  void places(int number, Seen seen) {
    for (int i = first[number]; i < first[number + 1]; i++) {
      seen.at(where[i] >>> 8, FIELDS[where[i] >>> 5 & 7], where[i] & PLACES);
    }
  }

  /** How much of the school's name stands in these places, from 0 to 1. */
  float share(int school, int places) {
    return weight(school, places & all[school]) / Math.max(weight(school, all[school]), 0.01f);
  }

  private float weight(int school, int places) {
    return Integer.bitCount(places & weighty[school])
        + 0.1f * Integer.bitCount(places & ~weighty[school]);
  }

  /** Whether the name begins in these places, but for words that say little. */
  boolean begins(int school, int places) {
    return (Integer.lowestOneBit(weighty[school]) & places) != 0;
  }
}
