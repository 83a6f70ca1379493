package nl.leernetwerk.schools.lists;

import static nl.leernetwerk.schools.HolidayRegion.MIDDEN;
import static nl.leernetwerk.schools.HolidayRegion.NOORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.PlaceName;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.schools.lists.SchoolLists.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class SchoolListsTest {
  private static final Charset DUO = Charset.forName("windows-1252");

  private static final String PRIMARY =
      """
      PROVINCIE;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM;TELEFOONNUMMER;VAKANTIEREGIO
      Drenthe;90AA;90AA00;Zoë’s school;2E EXLOËRMOND; ;Noord
      Zuid-Holland;90AB;90AB00;"Basisschool ""De Maan"" ";'S-GRAVENHAGE;0700000000;Midden
      """;
  private static final String SECONDARY =
      """
      PROVINCIE;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM;ONDERWIJSSTRUCTUUR
      Utrecht;93AA;93AA01;Vechtdijkcollege;UTRECHT;HAVO/VWO
      """;
  private static final String SPECIALISED =
      """
      PROVINCIE;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM;SOORT PRIMAIR ONDERWIJS;CLUSTER
      Flevoland;96AA00;De Windvanger;ALMERE;SBO; \

      """;
  private static final String PLAIN =
      """
      sector,soort,brin,vestigingscode,naam,straat,plaats
      PO,basisschool,90AC,90AC00,"De Brug, noord",,Hei- en Boeicop
      VO,VWO,93AC,93AC00,Gymnasium,,de Wijk
      SO,(V)SO,96AC,96ac00,De Kade,,ASSEN
      """;

  @TempDir private Path folder;

  @Test
  void the_primary_list_is_read_as_DUO_publishes_it() throws IOException {
    var result = SchoolLists.read(List.of(file("po.csv", crlf(PRIMARY), DUO)));
    assertEquals(
        List.of(
            school("90AA00", "Zoë’s school", "2e Exloërmond", SchoolSector.PO, NOORD),
            school("90AB00", "Basisschool \"De Maan\"", "'s-Gravenhage", SchoolSector.PO, MIDDEN)),
        result.schools());
    assertEquals(List.of(), result.problems());
  }

  @Test
  void a_list_that_was_saved_as_UTF_8_is_the_same_list() throws IOException {
    var original = SchoolLists.read(List.of(file("po.csv", crlf(PRIMARY), DUO)));
    assertEquals(
        original, SchoolLists.read(List.of(file("a.csv", PRIMARY, StandardCharsets.UTF_8))));
    assertEquals(
        original,
        SchoolLists.read(List.of(file("b.csv", "\uFEFF" + PRIMARY, StandardCharsets.UTF_8))));
  }

  @Test
  void the_header_tells_the_sector_and_not_the_name_of_the_file() throws IOException {
    var result =
        SchoolLists.read(
            List.of(
                file("02.-alle-schoolvestigingen-basisonderwijs.csv", SECONDARY, DUO),
                file("02.-alle-vestigingen-vo.csv", SPECIALISED, DUO)));
    assertEquals(
        List.of(
            school("93AA01", "Vechtdijkcollege", "Utrecht", SchoolSector.VO),
            school("96AA00", "De Windvanger", "Almere", SchoolSector.SO)),
        result.schools());
  }

  @Test
  void the_plain_form_tells_the_sector_of_every_school() throws IOException {
    var result = SchoolLists.read(List.of(file("plain.csv", PLAIN, StandardCharsets.UTF_8)));
    assertEquals(
        List.of(
            school("90AC00", "De Brug, noord", "Hei- en Boeicop", SchoolSector.PO),
            school("93AC00", "Gymnasium", "de Wijk", SchoolSector.VO),
            school("96AC00", "De Kade", "Assen", SchoolSector.SO)),
        result.schools());
  }

  @Test
  void the_street_and_the_municipality_are_read_where_a_list_tells_them() throws IOException {
    var duo =
        """
        VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;PLAATSNAAM;GEMEENTENAAM
        90AA00;De Jutter;Emmalaan;4-A;DEN BURG;TEXEL
        90AB00;De Vlet; ; ;ASSEN; \

        """;
    var plain =
        """
        sector,vestigingscode,naam,straat,huisnummer,huisletter,toevoeging,plaats,gemeente
        PO,90AC00,De Brug,Kerkenbos,28,B,,Zoetermeer,ZOETERMEER
        """;
    var schools =
        SchoolLists.read(
                List.of(
                    file("duo.csv", crlf(duo), DUO),
                    file("plain.csv", plain, StandardCharsets.UTF_8)))
            .schools();
    assertEquals(
        List.of(Optional.of("Emmalaan 4-A"), Optional.empty(), Optional.of("Kerkenbos 28 B")),
        schools.stream().map(School::street).toList());
    assertEquals(
        List.of(Optional.of("TEXEL"), Optional.empty(), Optional.of("ZOETERMEER")),
        schools.stream().map(School::municipality).toList());
  }

  @Test
  void a_row_that_is_not_a_school_is_reported_with_its_line_and_its_error() throws IOException {
    var text =
        PLAIN
            + """
            PO,basisschool,90AD,90AD,De Vlieger,,Ede
            PO,basisschool,90AE,90AE00,,,Ede

            MBO,,,90AF00, ,,
            PO,basisschool,90AG
            PO,basisschool,90AH,90AH00,De Laatste,,Ede
            """;
    var result = SchoolLists.read(List.of(file("plain.csv", text, StandardCharsets.UTF_8)));
    assertEquals(
        List.of(
            new Problem("plain.csv", 5, "its code has not the form 99XX99"),
            new Problem("plain.csv", 6, "it has no name"),
            new Problem(
                "plain.csv",
                8,
                "it has no name; it has no place; its sector is none of PO, VO and SO"),
            new Problem("plain.csv", 9, "it has fewer columns than the header")),
        result.problems());
    assertEquals(4, result.schools().size());
    assertEquals("plain.csv, line 6: it has no name", result.problems().get(1).toString());
  }

  @Test
  void the_later_of_two_rows_with_the_same_code_counts() throws IOException {
    var later =
        """
        sector,vestigingscode,naam,plaats
        PO,90AB00,Eerste,Ede
        PO,90AB00,Tweede,Ede
        """;
    var result =
        SchoolLists.read(
            List.of(
                file("po.csv", PRIMARY, DUO), file("later.csv", later, StandardCharsets.UTF_8)));
    assertEquals(school("90AB00", "Tweede", "Ede", SchoolSector.PO), result.schools().getLast());
    assertEquals(2, result.schools().size());
  }

  @Test
  void a_file_of_an_unknown_form_fails_and_names_the_known_forms() throws IOException {
    for (var text : List.of("", "naam;adres\nx;y\n", "\u0000\u0001\n", PLAIN.replace(',', '\t'))) {
      var file = file("list.csv", text, StandardCharsets.UTF_8);
      var failure =
          assertThrows(SchoolLists.UnknownForm.class, () -> SchoolLists.read(List.of(file)));
      for (var part : List.of("list.csv", "VESTIGINGSCODE", "vestigingscode", "sector")) {
        assertTrue(failure.getMessage().contains(part), failure::getMessage);
      }
    }
  }

  @Test
  void a_file_with_a_quote_that_never_closes_fails_by_name() throws IOException {
    var file = file("list.csv", PLAIN + "PO,,,90AD00,\"De Vlieger,,Ede\n", StandardCharsets.UTF_8);
    var failure =
        assertThrows(SchoolLists.UnknownForm.class, () -> SchoolLists.read(List.of(file)));
    assertTrue(failure.getMessage().startsWith("list.csv"), failure::getMessage);
  }

  @Test
  void the_invented_list_holds_schools_of_every_sector() {
    var schools = SchoolLists.invented();
    assertTrue(schools.size() >= 50);
    assertEquals(
        EnumSet.allOf(SchoolSector.class),
        schools.stream().map(School::sector).collect(Collectors.toSet()));
    assertTrue(schools.stream().anyMatch(s -> s.code().value().equals("16XY00")));
    var names = schools.stream().map(School::name).distinct().count();
    assertTrue(names < schools.size() - 5, "several schools share a name");
  }

  @Test
  @EnabledIf(
      value = "nl.leernetwerk.schools.lists.RealLists#present",
      disabledReason = RealLists.ABSENT)
  void the_real_lists_are_read_without_a_problem() throws IOException {
    var primary = SchoolLists.read(List.of(RealLists.DUO_PRIMARY));
    assertEquals(6122, primary.schools().size());
    assertEquals(List.of(), primary.problems());
    var plain = SchoolLists.read(List.of(RealLists.PLAIN));
    assertEquals(8622, plain.schools().size());
    assertEquals(List.of(), plain.problems());
    var places = primary.schools().stream().map(School::place).collect(Collectors.toSet());
    assertTrue(
        places.containsAll(
            List.of("'s-Gravenhage", "2e Exloermond", "Alteveer gem Noordenveld", "IJmuiden")));
  }

  @Test
  @EnabledIf(
      value = "nl.leernetwerk.schools.lists.RealLists#present",
      disabledReason = RealLists.ABSENT)
  void nearly_all_real_places_are_restored_from_capitals() throws IOException {
    var places =
        SchoolLists.read(List.of(RealLists.PLAIN)).schools().stream()
            .map(School::place)
            .distinct()
            .toList();
    var different =
        places.stream()
            .filter(p -> !PlaceName.written(p.toUpperCase(Locale.ROOT)).equals(p))
            .toList();
    assertTrue(different.size() <= 5, different::toString);
  }

  @Test
  @EnabledIf(
      value = "nl.leernetwerk.schools.lists.RealLists#present",
      disabledReason = RealLists.ABSENT)
  void only_the_example_among_the_invented_codes_is_a_real_code() throws IOException {
    var real =
        SchoolLists.read(List.of(RealLists.PLAIN, RealLists.DUO_PRIMARY)).schools().stream()
            .map(School::code)
            .collect(Collectors.toSet());
    assertEquals(
        List.of(new SchoolCode("16XY00")),
        SchoolLists.invented().stream().map(School::code).filter(real::contains).toList());
  }

  private Path file(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  private static School school(
      String code, String name, String place, SchoolSector sector, HolidayRegion region) {
    return new School(new SchoolCode(code), name, place, sector, Optional.of(region));
  }

  private static School school(String code, String name, String place, SchoolSector sector) {
    return new School(new SchoolCode(code), name, place, sector, Optional.empty());
  }
}
