package nl.leernetwerk.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolName;
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

  @Test
  default void a_name_and_place_find_the_only_school_that_has_them_now() {
    var vlier = new SchoolName("basisschool DE VLIER", "Zwolle");
    var wilg = new SchoolName("Basisschool De Wilg", "Zwolle");
    var code = new SchoolCode("99AA00");
    assertEquals(
        Map.of(vlier, code),
        storage().schools().byName(List.of(vlier, new SchoolName("De Vlier", "Zwolle"))));
    var schools = new ArrayList<>(Sample.schools().values());
    var was = Sample.schools().get(code);
    schools.remove(was);
    schools.add(
        new School(new SchoolCode("99AA01"), was.name(), was.place(), was.sector(), was.region()));
    var other = Sample.schools().get(new SchoolCode("99AB00"));
    schools.add(
        new School(
            new SchoolCode("99AB01"), other.name(), other.place(), other.sector(), other.region()));
    storage().schools().load(schools);
    assertEquals(
        Map.of(vlier, new SchoolCode("99AA01")), storage().schools().byName(List.of(vlier, wilg)));
  }
}
