package nl.leernetwerk.local.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected figures are those of scikit-learn. */
class AgreementTest {
  private static final double NEAR = 1e-9;

  @Test
  void clusters_that_are_the_labels_agree_wholly_whatever_they_are_called() {
    assertEquals(
        new Agreement(1, 1, 1), Agreement.of(List.of(7, 7, 3, 3), List.of("a", "a", "b", "b")));
  }

  @Test
  void the_measures_are_those_of_scikit_learn() {
    var agreement =
        Agreement.of(
            List.of(0, 0, 0, 1, 1, 1, 2, 2, 3, 4),
            List.of("a", "a", "b", "b", "b", "c", "c", "c", "c", "a"));
    assertEquals(0.8, agreement.purity(), NEAR);
    assertEquals(0.5451630294488184, agreement.mutualInformation(), NEAR);
    assertEquals(0.14847161572052403, agreement.adjustedRand(), NEAR);
  }

  @Test
  void one_cluster_for_all_tells_nothing() {
    var agreement = Agreement.of(List.of(1, 1, 1, 1), List.of("a", "a", "b", "b"));
    assertEquals(new Agreement(0.5, 0, 0), agreement);
  }

  @Test
  void a_cluster_for_each_question_is_pure_and_no_better_than_chance() {
    var agreement = Agreement.of(List.of(1, 2, 3, 4), List.of("a", "a", "b", "b"));
    assertEquals(1, agreement.purity(), NEAR);
    assertEquals(2.0 / 3, agreement.mutualInformation(), NEAR);
    assertEquals(0, agreement.adjustedRand(), NEAR);
  }
}
