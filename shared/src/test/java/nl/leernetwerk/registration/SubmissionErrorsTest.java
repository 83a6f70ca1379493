package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.FieldError;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import org.junit.jupiter.api.Test;

class SubmissionErrorsTest {
  /** Of three schools. */
  private static final Submission THREE = Sample.form().submission();

  private static Round room(CapacityUnit unit, int most) {
    return Sample.round(
        Policy.ARRIVAL, unit, Sample.network("PO", most - 1), Sample.network("PO-2", most));
  }

  private static List<String> wrong(Round round) {
    return SubmissionErrors.in(round, THREE).stream().map(FieldError::pointer).toList();
  }

  @Test
  void where_schools_count_the_largest_network_must_have_room_for_all_of_them() {
    assertEquals(List.of(), wrong(room(CapacityUnit.SCHOOLS, 3)));
    assertEquals(List.of("#/schools"), wrong(room(CapacityUnit.SCHOOLS, 2)));
  }

  @Test
  void a_network_that_the_round_does_not_have_is_refused() {
    var round = Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("VO", 12));
    assertEquals(List.of("#/network"), wrong(round));
  }

  @Test
  void a_repeated_school_is_told_the_number_of_the_first_and_a_taken_one_its_own_place() {
    var first = THREE.schools().getFirst();
    var last = THREE.schools().getLast();
    var repeated = SubmissionErrors.repeated(List.of(last, first, first));
    assertEquals(List.of("#/schools/2"), repeated.stream().map(FieldError::pointer).toList());
    assertTrue(repeated.getFirst().detail().contains("school 2"));
    assertEquals(
        List.of("#/schools/2", "#/schools/0"),
        SubmissionErrors.taken(THREE.schools(), List.of(last, first)).stream()
            .map(FieldError::pointer)
            .toList());
  }

  @Test
  void a_telephone_number_has_six_digits_at_least_however_it_is_written() {
    assertTrue(SubmissionRules.hasPhoneDigits("(12) 34-56"));
    assertFalse(SubmissionRules.hasPhoneDigits("12 34 5, na vijf uur"));
  }

  @Test
  void where_initiatives_count_the_number_of_schools_does_not() {
    assertEquals(List.of(), wrong(room(CapacityUnit.INITIATIVES, 2)));
  }
}
