package nl.leernetwerk.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leernetwerk.Sample;
import nl.leernetwerk.schools.SchoolName;
import org.junit.jupiter.api.Test;

class ResemblanceTest {
  @Test
  void a_school_is_recognised_in_another_spelling_of_its_name() {
    alike("St. Jan", "Sint Jan");
    alike("Basisschool De Vlier", "De Vlier");
    alike("OBS de Vlier", "Basisschool De Vlier");
    alike("De Regenbog", "De Regenboog");
    alike("Basisschool De Regenbog", "OBS De Regenboog");
    alike("De Vlier, gebouw Noord", "De Vlier");
    assertTrue(
        Resemblance.alike(
            new SchoolName("De Vlier", "Den Haag"), new SchoolName("De Vlier", "'s-Gravenhage")));
  }

  @Test
  void schools_that_differ_in_a_number_a_place_or_more_than_a_typing_error_are_not_alike() {
    assertFalse(Resemblance.alike(zwolle("De Vlier 2"), zwolle("De Vlier 3")));
    assertFalse(Resemblance.alike(zwolle("De Vlier"), new SchoolName("De Vlier", "Meppel")));
    assertFalse(Resemblance.alike(zwolle("De Vlier"), zwolle("De Wilg")));
    assertFalse(Resemblance.alike(zwolle("De Vlier"), zwolle("De Vloed")));
    assertFalse(Resemblance.alike(zwolle("De Vlier"), zwolle("De School")));
  }

  @Test
  void a_name_may_hold_one_typing_error_and_one_of_eight_letters_or_more_two() {
    alike("Lelie", "Lilie");
    alike("Lelie", "Lelies");
    assertFalse(Resemblance.alike(zwolle("Lelie"), zwolle("Lilia")));
    assertFalse(Resemblance.alike(zwolle("Anemoon"), zwolle("Anemaan")));
    alike("Populier", "Papuljer");
    alike("Populier", "Abpopulier");
    for (var three : List.of("Papuljar", "Abpopuliar", "Popul", "Abcpopulier")) {
      assertFalse(Resemblance.alike(zwolle("Populier"), zwolle(three)), three);
      assertFalse(Resemblance.alike(zwolle(three), zwolle("Populier")), three);
    }
  }

  @Test
  void only_schools_of_other_registrations_that_still_take_part_are_compared() {
    var listed = Sample.form().number(1).codes("99AA00").register();
    var byHand =
        Sample.form()
            .number(2)
            .schools(new Participant.Unlisted("OBS De Vlier", "Zwolle"))
            .register();
    var school = byHand.submission().schools().getFirst();
    var other = Sample.form().number(3).codes("99AB00").register();
    assertEquals(
        Optional.empty(), Resemblance.among(List.of(other), Sample.schools()).of(byHand, school));
    var withdrawn = listed.in(new RegistrationState.Withdrawn());
    assertEquals(
        Optional.of(listed.reference()),
        Resemblance.among(List.of(listed, byHand), Sample.schools())
            .of(byHand, school)
            .map(it -> it.registration().reference()));
    assertEquals(
        Optional.empty(),
        Resemblance.among(List.of(withdrawn, byHand), Sample.schools()).of(byHand, school));
    assertEquals(Optional.empty(), Resemblance.among(List.of(byHand), Map.of()).of(byHand, school));
  }

  private static void alike(String one, String other) {
    assertTrue(Resemblance.alike(zwolle(one), zwolle(other)), one);
    assertTrue(Resemblance.alike(zwolle(other), zwolle(one)), other);
  }

  private static SchoolName zwolle(String name) {
    return new SchoolName(name, "Zwolle");
  }
}
