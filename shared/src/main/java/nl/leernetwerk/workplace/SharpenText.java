package nl.leernetwerk.workplace;

import java.util.List;
import nl.leernetwerk.registration.Sharpened;

/**
 * A sharpened text as somebody wrote it, before it has a version.
 *
 * @param small whether it only corrects something small, so that nobody is mailed
 */
public record SharpenText(List<Sharpened.Question> questions, String expectations, boolean small) {
  public SharpenText {
    questions = List.copyOf(questions);
  }

  /** Whether a sharpened text already says this. */
  boolean isIn(Sharpened sharpened) {
    return sharpened.questions().equals(questions) && sharpened.expectations().equals(expectations);
  }
}
