package nl.leernetwerk.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.leernetwerk.kernel.Actor;

/**
 * The learning questions and expectations of an initiative after they were sharpened. They stand
 * beside what the initiative sent in, and never replace it.
 *
 * @param version 1 for the first sharpened text, and one more with each later one
 * @param questions 1 to {@value #MOST_QUESTIONS}
 * @param expectations what the initiative hopes for
 * @param by who wrote this version: a facilitator, an organiser or a person of the pair
 * @param at when this version was written
 * @param small whether the writer marked it as a small correction, about which nobody is mailed
 * @param confirmed who of the pair said that the text is right, and when
 */
public record Sharpened(
    int version,
    List<Question> questions,
    String expectations,
    Actor by,
    Instant at,
    boolean small,
    Optional<Confirmed> confirmed) {
  /** Sharpening may split a question, so there may be more of them than were sent in. */
  public static final int MOST_QUESTIONS = 10;

  public Sharpened {
    questions = List.copyOf(questions);
    if (version < 1 || questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
      throw new IllegalArgumentException("no sharpened text");
    }
  }

  /**
   * A sharpened question.
   *
   * @param from the numbers, from 1, of the questions as they were sent in from which this one
   *     came; none for a question that is new
   */
  public record Question(String text, SortedSet<Integer> from) {
    public Question {
      from = new TreeSet<>(from);
    }
  }

  /** That a person of the pair said that the text is right. */
  public record Confirmed(Actor by, Instant at) {}

  /** Whether the text waits for an answer of the pair. */
  public boolean awaitsAnswer() {
    return confirmed.isEmpty() && !(by instanceof Actor.Participant);
  }

  /**
   * Its confirmation, if it is of this version; a small correction keeps that of an earlier one.
   */
  public Optional<Confirmed> confirmedItself() {
    return confirmed.filter(it -> !it.at().isBefore(at));
  }

  /** The questions' texts. */
  public List<String> texts() {
    return questions.stream().map(Question::text).toList();
  }
}
