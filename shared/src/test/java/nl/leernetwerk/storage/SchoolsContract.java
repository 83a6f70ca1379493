package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import org.junit.jupiter.api.Test;

/** What a store must do with schools. */
interface SchoolsContract extends StorageFixture {

  @Test
  default void schools_are_found_by_code_and_listed_in_order_of_code() {
    var code = new SchoolCode("99AA00");
    assertEquals(
        Set.of(Sample.schools().get(code)),
        new HashSet<>(storage().schools().find(List.of(code, new SchoolCode("00XX00"))).values()));
    assertEquals(
        Sample.schools().values().stream().sorted(Comparator.comparing(School::code)).toList(),
        storage().schools().all());
  }

  @Test
  default void a_school_keeps_its_street_and_its_municipality() {
    var code = new SchoolCode("97AB00");
    var school =
        new School(
            code,
            "De Jutter",
            "Den Burg",
            SchoolSector.PO,
            Optional.of(HolidayRegion.NOORD),
            Optional.of("Emmalaan 4"),
            Optional.of("TEXEL"));
    storage().schools().load(List.of(school));
    assertEquals(List.of(school), storage().schools().all());
    assertEquals(school, storage().schools().find(List.of(code)).get(code));
  }

  @Test
  default void a_school_that_left_the_list_is_still_known_by_its_code() {
    var code = new SchoolCode("99AA00");
    storage()
        .schools()
        .load(
            Sample.schools().values().stream()
                .filter(school -> !school.code().equals(code))
                .toList());
    assertEquals(Sample.schools().size() - 1, storage().schools().all().size());
    assertTrue(storage().schools().find(List.of(code)).containsKey(code));
  }
}
