package nl.leernetwerk.local.themes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import nl.leernetwerk.themes.Catalogue;
import nl.leernetwerk.themes.LabelledQuestion;
import nl.leernetwerk.themes.Moved;
import nl.leernetwerk.themes.Themes;
import org.junit.jupiter.api.Test;

/** The promises on the questions held apart; the bench compares them with other ways. */
class HeldApartTest {
  private static final Themes THEMES = Themes.of(Catalogue.load());
  private static final LabelledQuestions QUESTIONS =
      new LabelledQuestions(
          LabelledQuestion.heldApart().stream().map(LabelledQuestion::question).toList(),
          LabelledQuestion.heldApart().stream().map(LabelledQuestion::label).toList());

  @Test
  void the_grouping_agrees_with_people_as_well_as_promised() {
    var agreement =
        GroupQuestions.agreement(
            QUESTIONS, THEMES.group(QUESTIONS.questions(), OptionalInt.empty()));
    assertTrue(agreement.purity() >= 0.80, agreement::line);
    assertTrue(agreement.mutualInformation() >= 0.75, agreement::line);
    assertTrue(agreement.adjustedRand() >= 0.60, agreement::line);
  }

  @Test
  void one_question_more_moves_at_most_two_in_a_hundred_of_the_others() {
    var some = Moved.everyTenth(QUESTIONS.questions());
    double moved = Moved.byOneQuestion(THEMES, QUESTIONS.questions(), some);
    assertTrue(moved <= 0.02, () -> "moved " + moved);
  }

  @Test
  void at_most_fifteen_in_a_hundred_are_left_over() {
    var grouping = THEMES.group(QUESTIONS.questions(), OptionalInt.empty());
    int left = grouping.leftOver().size();
    assertTrue(left * 100 <= 15 * QUESTIONS.questions().size(), () -> left + " left over");
  }
}
