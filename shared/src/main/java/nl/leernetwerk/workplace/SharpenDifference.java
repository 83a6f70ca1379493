package nl.leernetwerk.workplace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.Submission;

/**
 * A part of a text that changed. What is new was empty before; what left is empty now.
 *
 * @param part what it is a part of, in Dutch
 */
public record SharpenDifference(String part, String was, String now) {

  /** What a version changed: of the version before it, or of what was sent in. */
  public static List<SharpenDifference> of(
      Submission sent, Optional<Sharpened> before, Sharpened after) {
    var all = new ArrayList<SharpenDifference>();
    if (before.isPresent()) {
      var was = before.get().texts();
      var now = after.texts();
      IntStream.range(0, Math.max(was.size(), now.size()))
          .forEach(i -> all.add(question(i + 1, at(was, i), at(now, i))));
    } else {
      IntStream.range(0, after.questions().size())
          .forEach(
              i -> {
                var question = after.questions().get(i);
                all.add(question(i + 1, origin(sent, question), question.text()));
              });
    }
    all.add(
        new SharpenDifference(
            "Verwachtingen",
            before.map(Sharpened::expectations).orElse(sent.expectations()),
            after.expectations()));
    return all.stream().filter(it -> !it.was().equals(it.now())).toList();
  }

  private static SharpenDifference question(int number, String was, String now) {
    return new SharpenDifference("Leervraag " + number, was, now);
  }

  private static String at(List<String> texts, int index) {
    return index < texts.size() ? texts.get(index) : "";
  }

  private static String origin(Submission sent, Sharpened.Question question) {
    return question.from().stream()
        .map(number -> at(sent.learningQuestions(), number - 1))
        .collect(Collectors.joining(" / "));
  }
}
