package nl.leernetwerk.schools.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.kernel.Folding;
import nl.leernetwerk.schools.School;

/**
 * Finds the school that somebody means by what they type of its name, place, municipality, street
 * or code.
 *
 * <p>A word of the query is the beginning of a word of the school, in any of the spellings that
 * {@link Spellings} knows. Accents, capitals and punctuation do not matter, words may be typed
 * joined or split, and words that say little ("obs", "in") may be missing on either side. When
 * fewer than ten schools hold all words, schools whose words differ by a typing error come too; and
 * only when there are none at all, schools that hold the most telling of the words.
 *
 * <p>A search object is made once for a list and then shared freely; docs/measurements.md tells
 * what a search takes and how often it finds the school that is meant.
 */
public final class SchoolSearch {
  /** The largest number of schools that a search gives. */
  public static final int MAX_RESULTS = 10;

  /** Of a longer query only this many characters count, and of those only this many words. */
  private static final int MAX_LENGTH = 100;

  private static final int MAX_WORDS = 10;
  private static final int MIN_LENGTH = 2;
  private static final int SHORTEST_TO_SPLIT = 5;

  /** How well a school fits whose code begins with what was typed: better than all others. */
  private static final float CODE_FITS = 2f;

  /** Beside schools without typing errors, those with errors must score this much of the best. */
  private static final float WITH_ERRORS = 0.8f;

  /** What a word tells that says little. */
  private static final float OPTIONAL = 0.1f;

  /** What is added for a name of which every word was typed, and when its beginning was. */
  private static final float SHARE_OF_NAME = 0.25f;

  private static final float BEGINS_NAME = 0.03f;

  private static final Pattern START_OF_CODE = Pattern.compile("[0-9]{2}[a-z]{2}[0-9]{0,2}");

  private static final Spellings SPELLINGS = Spellings.load();

  private final List<School> schools;
  private final Index index;

  /** A search among these schools. */
  public SchoolSearch(Collection<School> schools) {
    record Sorted(School school, String name, String place) {}
    this.schools =
        schools.stream()
            .map(it -> new Sorted(it, Folding.joined(it.name()), Folding.joined(it.place())))
            .sorted(
                Comparator.comparing(Sorted::name)
                    .thenComparing(Sorted::place)
                    .thenComparing(it -> it.school().code()))
            .map(Sorted::school)
            .toList();
    this.index = new Index(this.schools, SPELLINGS);
  }

  /**
   * At most ten schools that match, the best first. Schools that match equally are ordered by name,
   * place and code. A query of fewer than two letters or digits finds nothing.
   */
  public Found search(String typed) {
    var tokens = Spellings.tokens(Folding.words(start(typed))).stream().limit(MAX_WORDS).toList();
    if (tokens.stream().mapToInt(String::length).sum() < MIN_LENGTH) {
      return Found.NOTHING;
    }
    return new Searching(tokens).found();
  }

  private static String start(String typed) {
    int length = typed.codePointCount(0, typed.length());
    return typed.substring(0, typed.offsetByCodePoints(0, Math.min(length, MAX_LENGTH)));
  }

  /** One search: how well each word of the query fits each school. */
  private final class Searching {
    private final List<String> tokens;
    private final boolean[] optional;

    /** For each word and each school, how well it fits: from 0, not at all, to more than 1. */
    private final float[][] fits;

    /** For each school, the places of its name in which a word of the query stands. */
    private final int[] named = new int[schools.size()];

    private Searching(List<String> tokens) {
      this.tokens = tokens;
      this.fits = new float[tokens.size()][schools.size()];
      this.optional = new boolean[tokens.size()];
      boolean all = tokens.stream().allMatch(SPELLINGS::isOptional);
      for (int i = 0; i < optional.length; i++) {
        optional[i] = !all && SPELLINGS.isOptional(tokens.get(i));
      }
    }

    Found found() {
      for (int i = 0; i < tokens.size(); i++) {
        look(i);
      }
      for (int i = 1; i < tokens.size(); i++) {
        lookJoined(i - 1, i);
      }
      lookForCode();
      var hits = best();
      return new Found(
          hits.stream().limit(MAX_RESULTS).map(hit -> schools.get(hit.school())).toList(),
          Math.max(0, hits.size() - MAX_RESULTS));
    }

    private void look(int token) {
      var word = tokens.get(token);
      seeStarts(word, 1f, token);
      for (var other : SPELLINGS.withOtherEnding(word)) {
        seeStarts(other, 0.95f, token);
      }
      if (word.length() >= SHORTEST_TO_SPLIT && !index.has(word)) {
        lookSplit(word, token);
        SPELLINGS.withOtherEnding(word).forEach(other -> lookSplit(other, token));
      }
    }

    /** Words that were typed as one: "annefrank" for "Anne Frank". */
    private void lookSplit(String word, int token) {
      for (int at = 2; at <= word.length() - 2; at++) {
        var left = word.substring(0, at);
        var right = word.substring(at);
        if (!index.has(left) || !index.has(right)) {
          continue;
        }
        var fitsLeft = new float[schools.size()];
        var namedLeft = new int[schools.size()];
        see(
            index.from(left),
            0.9f,
            (school, fit, places) -> {
              fitsLeft[school] = Math.max(fitsLeft[school], fit);
              namedLeft[school] |= places;
            });
        see(
            index.from(right),
            0.9f,
            (school, fit, places) -> {
              if (fitsLeft[school] > 0) {
                take(token).in(school, Math.min(fitsLeft[school], fit), namedLeft[school] | places);
              }
            });
      }
    }

    /** Words that were typed apart: "passe partout" for "PassePartout". */
    private void lookJoined(int token, int next) {
      var word = tokens.get(token) + tokens.get(next);
      seeStarts(word, 1f, token);
      seeStarts(word, 1f, next);
    }

    /** A code, of which some people type the parts apart, with or without words before it. */
    private void lookForCode() {
      var code = tokens.stream().filter(it -> !SPELLINGS.isSmall(it)).collect(Collectors.joining());
      if (!START_OF_CODE.matcher(code).matches()) {
        return;
      }
      for (int i = index.from(code); i < index.size() && index.word(i).startsWith(code); i++) {
        index.places(
            i,
            (school, field, _) -> {
              if (field == Index.Field.CODE) {
                for (var fit : fits) {
                  fit[school] = CODE_FITS;
                }
              }
            });
      }
    }

    private interface Fitting {
      void in(int school, float fit, int places);
    }

    private void seeStarts(String word, float part, int token) {
      for (int i = index.from(word); i < index.size() && index.word(i).startsWith(word); i++) {
        int length = index.word(i).length();
        float fit = length == word.length() ? 1f : 0.7f + 0.2f * word.length() / length;
        see(i, part * fit, take(token));
      }
    }

    private Fitting take(int token) {
      return (school, fit, places) -> {
        fits[token][school] = Math.max(fits[token][school], fit);
        named[school] |= places;
      };
    }

    private void see(int word, float fit, Fitting fitting) {
      index.places(
          word,
          (school, field, place) ->
              fitting.in(school, fit * field.weight, field == Index.Field.NAME ? 1 << place : 0));
    }

    private void lookWithErrors(int token) {
      var word = tokens.get(token);
      if (optional[token] || !TypingErrors.areIn(word)) {
        return;
      }
      var errors = new TypingErrors(word);
      int letters = Index.letters(word);
      for (int i = 0; i < index.size(); i++) {
        if (Integer.bitCount(letters & ~index.lettersOf(i)) > errors.most()) {
          continue;
        }
        errors.compare(index.word(i));
        float fit;
        if (errors.whole() <= errors.most()) {
          fit = 0.8f - 0.15f * errors.whole();
        } else if (errors.start() <= errors.most() && word.length() > TypingErrors.SHORTEST) {
          fit = 0.65f - 0.15f * errors.start();
        } else {
          continue;
        }
        see(i, word.charAt(0) == index.word(i).charAt(0) ? fit : fit - 0.1f, take(token));
      }
    }

    /** Whether the school holds every word that says something. */
    private boolean isWhole(int school) {
      for (int token = 0; token < fits.length; token++) {
        if (!optional[token] && fits[token][school] == 0) {
          return false;
        }
      }
      return true;
    }

    /** The schools that hold every word that says something. */
    private int[] whole() {
      return IntStream.range(0, schools.size()).filter(this::isWhole).toArray();
    }

    private record Hit(int school, float score) {}

    private List<Hit> best() {
      var exact = whole();
      if (exact.length < MAX_RESULTS) {
        for (int token = 0; token < fits.length; token++) {
          lookWithErrors(token);
        }
      }
      var weights = weights();
      var hits = hits(exact, weights);
      if (exact.length < MAX_RESULTS) {
        float least = WITH_ERRORS * (float) hits.stream().mapToDouble(Hit::score).max().orElse(0);
        hits(whole(), weights).stream()
            .filter(hit -> Arrays.binarySearch(exact, hit.school()) < 0 && hit.score() >= least)
            .forEach(hits::add);
      }
      if (hits.isEmpty()) {
        hits.addAll(hits(telling(weights), weights));
      }
      hits.sort(Comparator.comparing(Hit::score).reversed().thenComparing(Hit::school));
      return hits;
    }

    private List<Hit> hits(int[] chosen, float[] weights) {
      var hits = new ArrayList<Hit>(chosen.length);
      float most = sum(weights);
      for (int school : chosen) {
        float score = 0;
        for (int token = 0; token < weights.length; token++) {
          score += weights[token] * fits[token][school];
        }
        float name =
            SHARE_OF_NAME * index.share(school, named[school])
                + (index.begins(school, named[school]) ? BEGINS_NAME : 0);
        hits.add(new Hit(school, score / most + name));
      }
      return hits;
    }

    /** The schools that hold the most telling half of the words. */
    private int[] telling(float[] weights) {
      float most = sum(weights);
      return IntStream.range(0, schools.size())
          .filter(
              school -> {
                float held = 0;
                boolean says = false;
                for (int token = 0; token < weights.length; token++) {
                  if (fits[token][school] > 0) {
                    held += weights[token];
                    says |= !optional[token];
                  }
                }
                return says && held * 2 >= most;
              })
          .toArray();
    }

    /**
     * How much each word tells: the fewer schools it fits, the more. A word that fits none tells
     * nothing about which school is meant.
     */
    private float[] weights() {
      var weights = new float[fits.length];
      for (int token = 0; token < weights.length; token++) {
        var fit = fits[token];
        int found = (int) IntStream.range(0, fit.length).filter(i -> fit[i] > 0).count();
        if (found > 0) {
          weights[token] =
              optional[token]
                  ? OPTIONAL
                  : 1f - 0.4f * (float) (Math.log(1 + found) / Math.log(1 + fit.length));
        }
      }
      return weights;
    }

    private static float sum(float[] weights) {
      float sum = 0;
      for (float weight : weights) {
        sum += weight;
      }
      return sum;
    }
  }
}
