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
      all.addAll(questions(before.get().texts(), after.texts()));
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

  /** A question that stayed as it was is not told, wherever it stands now. */
  private static List<SharpenDifference> questions(List<String> was, List<String> now) {
    var gone = changed(was, now);
    var come = changed(now, was);
    return IntStream.range(0, Math.max(gone.size(), come.size()))
        .mapToObj(
            i ->
                question(
                    1 + (i < come.size() ? come.get(i) : gone.get(i)),
                    i < gone.size() ? was.get(gone.get(i)) : "",
                    i < come.size() ? now.get(come.get(i)) : ""))
        .toList();
  }

  /** The places in a list of the texts that the other list does not have. */
  private static List<Integer> changed(List<String> texts, List<String> others) {
    var left = new ArrayList<>(others);
    return IntStream.range(0, texts.size())
        .filter(i -> !left.remove(texts.get(i)))
        .boxed()
        .toList();
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
