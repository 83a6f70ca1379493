package nl.leernetwerk.schools;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds schools by words of the name, the place, or the code.
 *
 * <p>Every word of a query must be the beginning of the school's code, or of a word of its name or
 * place. Accents, case and punctuation do not matter: "obs t zand" finds "O.B.S. De Brug" in "'t
 * Zand".
 *
 * <p>A search object is made once for a list and then shared freely. A search reads the whole list,
 * which takes some milliseconds (docs/measurements.md).
 */
public final class SchoolSearch {
  /** The largest number of schools that a search gives. */
  public static final int MAX_RESULTS = 10;

  /** Of a longer query only this many characters count, and of those only this many words. */
  private static final int MAX_LENGTH = 100;

  private static final int MAX_WORDS = 10;
  private static final int MIN_LENGTH = 2;

  private final List<Entry> entries;

  /** A search among these schools. */
  public SchoolSearch(Collection<School> schools) {
    entries =
        schools.stream()
            .map(Entry::of)
            .sorted(
                Comparator.comparing(Entry::name)
                    .thenComparing(Entry::place)
                    .thenComparing(Entry::code))
            .toList();
  }

  /**
   * At most ten schools that match, the best first: the school with that code, then codes that
   * begin with the query, then schools with all words in the name, then the others. Schools that
   * match equally are ordered by name, place and code. A query of fewer than two letters or digits
   * finds nothing.
   */
  public List<School> search(String query) {
    var asked = Query.of(query);
    if (asked.squashed().length() < MIN_LENGTH) {
      return List.of();
    }
    Map<Match, List<School>> found = new EnumMap<>(Match.class);
    for (var entry : entries) {
      var match = entry.match(asked);
      if (match != Match.NONE) {
        var best = found.computeIfAbsent(match, _ -> new ArrayList<>(MAX_RESULTS));
        if (best.size() < MAX_RESULTS) {
          best.add(entry.school());
        }
      }
    }
    return found.values().stream().flatMap(List::stream).limit(MAX_RESULTS).toList();
  }

  /** How well a school matches, the best first. */
  private enum Match {
    CODE,
    START_OF_CODE,
    NAME,
    SOMEWHERE,
    NONE
  }

  private record Query(String squashed, List<Word> words) {
    static Query of(String typed) {
      int length = typed.codePointCount(0, typed.length());
      var start = typed.substring(0, typed.offsetByCodePoints(0, Math.min(length, MAX_LENGTH)));
      var words = Word.in(start).limit(MAX_WORDS).toList();
      return new Query(words.stream().map(Word::squashed).collect(Collectors.joining()), words);
    }
  }

  /**
   * The text between two white spaces, in letters and digits only.
   *
   * @param parts the pieces into which punctuation divides the text
   * @param squashed the pieces joined, because "o.b.s." may be meant either way
   */
  private record Word(List<String> parts, String squashed) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\p{IsWhite_Space}+");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** The words of a text, without accents and case. */
    static Stream<Word> in(String text) {
      var plain =
          MARKS
              .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
              .replaceAll("")
              .toLowerCase(Locale.ROOT);
      return SPACE
          .splitAsStream(plain)
          .map(word -> PUNCTUATION.splitAsStream(word).filter(part -> !part.isEmpty()).toList())
          .filter(parts -> !parts.isEmpty())
          .map(parts -> new Word(parts, String.join("", parts)));
    }

    boolean isIn(Index index) {
      return index.hasStart(squashed) || parts.stream().allMatch(index::hasStart);
    }

    boolean isIn(Index one, Index other) {
      return parts.stream().allMatch(part -> one.hasStart(part) || other.hasStart(part));
    }
  }

  /**
   * The words of a text, each after a space. Searching one string is much faster than searching
   * many.
   */
  private record Index(String spaced) implements Comparable<Index> {
    static Index of(String text) {
      return new Index(
          Word.in(text)
              .flatMap(word -> Stream.concat(word.parts().stream(), Stream.of(word.squashed())))
              .distinct()
              .map(word -> " " + word)
              .collect(Collectors.joining()));
    }

    boolean hasStart(String start) {
      int at = spaced.indexOf(start);
      while (at >= 0 && spaced.charAt(at - 1) != ' ') {
        at = spaced.indexOf(start, at + 1);
      }
      return at >= 0;
    }

    @Override
    public int compareTo(Index other) {
      return spaced.compareTo(other.spaced);
    }
  }

  private record Entry(School school, String code, Index name, Index place) {
    static Entry of(School school) {
      return new Entry(
          school,
          school.code().value().toLowerCase(Locale.ROOT),
          Index.of(school.name()),
          Index.of(school.place()));
    }

    Match match(Query query) {
      if (code.startsWith(query.squashed())) {
        return code.equals(query.squashed()) ? Match.CODE : Match.START_OF_CODE;
      }
      boolean named = true;
      for (var word : query.words()) {
        if (!word.isIn(name)) {
          named = false;
          if (!word.isIn(place) && !code.startsWith(word.squashed()) && !word.isIn(name, place)) {
            return Match.NONE;
          }
        }
      }
      return named ? Match.NAME : Match.SOMEWHERE;
    }
  }
}
