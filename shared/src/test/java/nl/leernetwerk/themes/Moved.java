package nl.leernetwerk.themes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How many questions stand elsewhere when one question is added. */
public final class Moved {
  private static final int EVERY = 10;

  private Moved() {}

  /** Some of the questions, when there is no time for all. */
  public static List<Question> everyTenth(List<Question> questions) {
    return IntStream.range(0, questions.size())
        .filter(i -> i % EVERY == 0)
        .mapToObj(questions::get)
        .toList();
  }

  /** The part of the others that stand elsewhere, as the mean over leaving out each of some. */
  public static double byOneQuestion(
      Themes themes, List<Question> questions, List<Question> leftOut) {
    var with = places(themes, questions);
    return leftOut.stream()
        .mapToDouble(
            one -> {
              var others = questions.stream().filter(it -> !it.equals(one)).toList();
              var without = places(themes, others);
              return (double)
                      others.stream()
                          .map(Question::id)
                          .filter(id -> !with.get(id).equals(without.get(id)))
                          .count()
                  / others.size();
            })
        .average()
        .orElseThrow();
  }

  private static Map<String, String> places(Themes themes, List<Question> questions) {
    var grouping = themes.group(questions, OptionalInt.empty());
    var places = new HashMap<String, String>();
    grouping.leftOver().forEach(placed -> places.put(placed.id(), "left over"));
    for (var group : grouping.groups()) {
      // A group without a theme is known by its first question: its number may change.
      var place = group.theme().orElse(group.questions().getFirst().id());
      group.questions().forEach(placed -> places.put(placed.id(), place));
    }
    return places;
  }
}
