package nl.leernetwerk.schools.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.leernetwerk.kernel.Folding;

/**
 * Other ways to write a word, and the words that say little; {@code spellings.txt} holds them and
 * says how.
 */
final class Spellings {
  private static final int SHORTEST_STEM = 3;

  private final Map<String, List<Phrase>> phrases = new HashMap<>();
  private final List<List<String>> endings = new ArrayList<>();
  private final Set<String> small = new HashSet<>();
  private final Set<String> kinds = new HashSet<>();

  /** Words in a row, and the words that find them too. */
  private record Phrase(List<String> words, Set<String> also) {
    boolean isAt(List<String> tokens, int index) {
      return index + words.size() <= tokens.size()
          && tokens.subList(index, index + words.size()).equals(words);
    }
  }

  static Spellings load() {
    var spellings = new Spellings();
    try (var text = Spellings.class.getResourceAsStream("spellings.txt")) {
      new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(spellings::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return spellings;
  }

  private void add(String line) {
    if (line.startsWith("small: ")) {
      small.addAll(words(line.substring("small: ".length())));
    } else if (line.startsWith("kind: ")) {
      kinds.addAll(words(line.substring("kind: ".length())));
    } else if (line.startsWith("*")) {
      endings.add(Arrays.stream(line.split(" = ")).map(ending -> ending.substring(1)).toList());
    } else {
      var ways = Arrays.stream(line.split(" = ")).map(Spellings::words).toList();
      for (var way : ways) {
        var also = new LinkedHashSet<String>();
        ways.stream().filter(other -> !other.equals(way)).forEach(also::addAll);
        phrases.computeIfAbsent(way.getFirst(), _ -> new ArrayList<>()).add(new Phrase(way, also));
      }
    }
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" "));
  }

  /**
   * The words of a text, one after the other: the pieces into which punctuation divides them, or
   * the whole word when the pieces are letters, as in "o.b.s." and "a/d".
   */
  static List<String> tokens(Collection<Folding.Word> words) {
    var tokens = new ArrayList<String>(words.size());
    for (var word : words) {
      if (isAbbreviation(word)) {
        tokens.add(word.joined());
      } else {
        tokens.addAll(word.parts());
      }
    }
    return tokens;
  }

  static boolean isAbbreviation(Folding.Word word) {
    return word.parts().stream().allMatch(part -> part.length() == 1);
  }

  /** The words that find the token at this index, besides itself. */
  Set<String> others(List<String> tokens, int index) {
    var token = tokens.get(index);
    var others = new LinkedHashSet<String>();
    for (var phrase : phrases.getOrDefault(token, List.of())) {
      if (phrase.isAt(tokens, index)) {
        others.addAll(phrase.also());
      }
    }
    others.addAll(withOtherEnding(token));
    return others;
  }

  /** The word with another ending for the one that it has: "kerkstraat" for "kerkstr". */
  List<String> withOtherEnding(String word) {
    for (var group : endings) {
      for (var ending : group) {
        int stem = word.length() - ending.length();
        if (!ending.isEmpty() && stem >= SHORTEST_STEM && word.endsWith(ending)) {
          var start = word.substring(0, stem);
          return group.stream().filter(it -> !it.equals(ending)).map(start::concat).toList();
        }
      }
    }
    return List.of();
  }

  /** Whether the word says too little to be looked for when there are others. */
  boolean isOptional(String word) {
    return small.contains(word) || kinds.contains(word);
  }

  boolean isSmall(String word) {
    return small.contains(word);
  }
}
