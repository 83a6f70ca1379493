package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
  void where_initiatives_count_the_number_of_schools_does_not() {
    assertEquals(List.of(), wrong(room(CapacityUnit.INITIATIVES, 2)));
  }
}
