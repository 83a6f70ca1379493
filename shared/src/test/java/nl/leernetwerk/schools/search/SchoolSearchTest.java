package nl.leernetwerk.schools.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.leernetwerk.Sample;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.schools.lists.RealLists;
import nl.leernetwerk.schools.lists.SchoolLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolSearchTest {
  private static final List<School> SCHOOLS =
      List.of(
          school("90AA00", "De Regenboog", "Almere"),
          school("90AA01", "De Regenboog", "Zwolle"),
          school("90AB00", "Almeerse Daltonschool", "Lelystad"),
          school("90AC00", "O.B.S. Zoë van Dalen", "'s-Gravenhage"),
          school("90AD00", "OBS De Regen-Wulp", "'t Zand"),
          school("90AE00", "Montessori Łódź-Brug", "2e Exloërmond"),
          school("91AA00", "Het Fluitje 90AA", "IJmuiden"));

  private final SchoolSearch search = new SchoolSearch(SCHOOLS);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "regen alm,        90AA00",
        "almere de regenb, 90AA00",
        "regenboog,        90AA00 90AA01",
        "REGEN,            90AD00 90AA00 90AA01",
        "zoe,              90AC00",
        "Zoë Dalen,        90AC00",
        "obs,              90AD00 90AC00",
        "o.b.s. zoe,       90AC00",
        "o.b.s. de regen,  90AD00 90AA00 90AA01",
        "'s-gravenhage,    90AC00",
        "gravenhage zoe,   90AC00",
        "sgravenhage,      90AC00",
        "regenwulp,        90AD00",
        "regen-wulp,       90AD00",
        "wulp 't zand,     90AD00",
        "2e exloermond,    90AE00",
        "ijmuiden,         91AA00",
        "90aa01,           90AA01",
        "90 AA 01,         90AA01",
        "90AA01 zwolle,    90AA01",
        "90ab,             90AB00",
      })
  void every_word_begins_a_word_of_the_name_or_the_place_or_the_code(String query, String codes) {
    assertEquals(List.of(codes.split(" ")), codes(search.search(query)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"boog", "90AA99", "xyz", "obs utrecht xyz"})
  void words_that_begin_nothing_find_nothing(String query) {
    assertEquals(Found.NOTHING, search.search(query));
  }

  @Test
  void a_word_too_many_does_not_empty_the_list() {
    assertEquals(List.of("90AA00", "90AA01"), codes(search.search("regenboog utrecht")));
    assertEquals(List.of("90AA01", "90AA00"), codes(search.search("regenboog almere zwolle")));
    assertEquals(List.of("90AA01"), codes(search.search("basisschool de regenboog in zwolle")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "  é ", "'-!", "🙂🙂🙂", "\u0301\u0301", "\ud800\ud800"})
  void fewer_than_two_letters_or_digits_find_nothing(String query) {
    assertEquals(Found.NOTHING, search.search(query));
  }

  @Test
  void the_best_come_first() {
    // By code, then by name, then by place; in the last school, a word of the name begins with the
    // code's text.
    assertEquals(List.of("90AA00", "90AA01", "91AA00"), codes(search.search("90AA")));
    assertEquals(List.of("90AB00", "90AA00"), codes(search.search("alme")));
  }

  @Test
  void schools_of_one_name_come_in_order_of_place_and_code() {
    var schools = new ArrayList<School>();
    for (var place : List.of("Zwolle", "Ede", "Épe", "Almelo")) {
      schools.add(school("9%dAB00".formatted(schools.size()), "De Brug", place));
    }
    schools.add(school("89AB01", "De Brug", "Ede"));
    Collections.shuffle(schools, new Random(7));
    assertEquals(
        List.of("93AB00", "89AB01", "91AB00", "92AB00", "90AB00"),
        codes(new SchoolSearch(schools).search("brug")));
  }

  @Test
  void at_most_ten_are_given_and_how_many_more_there_are_is_told() {
    var schools = new ArrayList<School>();
    for (int i = 0; i < 30; i++) {
      schools.add(school("90AB%02d".formatted(i), "De Brug", "Ede"));
    }
    for (var query : List.of("brug", "90AB")) {
      var found = new SchoolSearch(schools).search(query);
      assertEquals(10, found.schools().size());
      assertEquals(20, found.more());
    }
    assertEquals(0, search.search("regenboog").more());
  }

  @Test
  void a_long_query_is_cut() {
    assertEquals(
        List.of("90AA00"), codes(search.search("regenboog almere" + " ".repeat(100) + "zwolle")));
    assertEquals(
        List.of("90AA00"), codes(search.search("de regenboog almere" + " de".repeat(7) + " xyz")));
    assertEquals(Found.NOTHING, search.search("x".repeat(5_000_000)));
  }

  @Test
  void an_empty_list_has_nothing() {
    assertEquals(Found.NOTHING, new SchoolSearch(List.of()).search("brug"));
  }

  @Test
  @EnabledIf(
      value = "nl.leernetwerk.schools.lists.RealLists#present",
      disabledReason = RealLists.ABSENT)
  void in_the_whole_country_the_school_that_is_meant_comes_first() throws IOException {
    var schools = SchoolLists.read(List.of(RealLists.PLAIN)).schools();
    assertEquals(8622, schools.size());
    var real = new SchoolSearch(schools);
    assertEquals("16XY00", real.search("16xy00").schools().getFirst().code().value());
    assertEquals(10, real.search("de").schools().size());
    for (int i = 0; i < schools.size(); i += 50) {
      var school = schools.get(i);
      assertEquals(school, real.search(school.code().value()).schools().getFirst());
    }
    var places = TypedQuery.heldBack().stream().map(it -> place(real, it)).toList();
    long first = places.stream().filter(place -> place == 1).count();
    long found = places.stream().filter(place -> place > 0).count();
    System.out.printf(
        "%d queries: %d find their school first, %d among ten%n", places.size(), first, found);
    assertTrue(places.size() >= 150);
    assertTrue(first >= 0.90 * places.size(), "first for 90 of a hundred");
    assertTrue(found >= 0.99 * places.size(), "among ten for 99 of a hundred");
  }

  private static int place(SchoolSearch search, TypedQuery query) {
    return query.placeIn(search.search(query.text()).schools());
  }

  private static final List<School> WRITTEN_OTHERWISE =
      List.of(
          school("80AA00", "Christelijke Basissch De Zaaier", "Kampen"),
          school("80AB00", "RK Basisschool St. Jozef", "Tegelen"),
          school("80AC00", "Montessorischool Waldorp", "'s-Gravenhage"),
          school("80AD00", "OBS KlimOp", "Krimpen aan de Lek"),
          school("80AE00", "Basisschool Petrus en Paulus", "'s-Hertogenbosch"),
          school("80AF00", "Jeanne d'Arc", "'t Harde"),
          school("80AG00", "WereldWijs", "Zoetermeer"),
          school("80AH00", "CBS De Wereldwijsheid", "Ede"),
          school("80AI00", "Wereldwijs College Noord", "Breda"),
          school("80AJ00", "Johannes Calvijn-School", "Gouda"),
          school("80AK00", "Paul Krugersch v Chr Onderwijs", "Leiden"),
          address("80AL00", "De Jutter", "Den Burg", "Emmalaan 4", "TEXEL"),
          address("80AM00", "De Jutter", "Den Burg", "Burg Visserstr 12", "TEXEL"));

  @ParameterizedTest
  @CsvSource({
    "den haag waldorp,                 80AC00",
    "montessori den haag,              80AC00",
    "montesori den haag,               80AC00",
    "denhaag waldorp,                  80AC00",
    "petrus & paulus den bosch,        80AE00",
    "sint jozef tegelen,               80AB00",
    "st jozef tegelen,                 80AB00",
    "cbs de zaaier,                    80AA00",
    "christelijke basisschool zaaier,  80AA00",
    "chr. basisschool de zaaier,       80AA00",
    "obs de zaaier,                    80AA00",
    "krimpen ad lek,                   80AD00",
    "klimop krimpen a/d lek,           80AD00",
    "klim op krimpen a.d. lek,         80AD00",
    "openbare basisschool klimop,      80AD00",
    "jeanne darc,                      80AF00",
    "jeanne d’arc het harde,           80AF00",
    "calvijnschool gouda,              80AJ00",
    "johannescalvijn gouda,            80AJ00",
    "paul krugerschool leiden,         80AK00",
    "basisschool st jozef in tegelen,  80AB00",
    "jozf tegeeln,                     80AB00",
    "waldrop,                          80AC00",
    "brin 80AE,                        80AE00",
    "jutter burgemeester visserstraat, 80AM00",
    "emmalaan 4,                       80AL00",
  })
  void a_school_is_found_as_people_write_it_and_not_only_as_the_list_does(
      String query, String code) {
    var found = codes(new SchoolSearch(WRITTEN_OTHERWISE).search(query));
    assertEquals(code, found.isEmpty() ? "nothing" : found.getFirst());
  }

  @Test
  void a_municipality_finds_the_schools_of_its_places() {
    assertEquals(
        List.of("80AL00", "80AM00"), codes(new SchoolSearch(WRITTEN_OTHERWISE).search("texel")));
  }

  @Test
  void the_exact_name_comes_first_then_what_begins_so_then_the_rest() {
    var schools = new ArrayList<>(WRITTEN_OTHERWISE);
    schools.add(school("80BA00", "Nieuwe Wereldwijs", "Assen"));
    assertEquals(
        List.of("80AG00", "80AI00", "80BA00", "80AH00"),
        codes(new SchoolSearch(schools).search("wereldwijs")));
  }

  @Test
  void a_typing_error_counts_less_than_a_street_or_a_beginning() {
    var schools =
        List.of(
            school("80CA00", "De Brink", "Ede"),
            school("80CB00", "De Bring", "Ede"),
            address("80CC00", "De Haan", "Ede", "Brinkstraat 1", "EDE"));
    assertEquals("80CA00", codes(new SchoolSearch(schools).search("brink ede")).getFirst());
  }

  private static School address(
      String code, String name, String place, String street, String municipality) {
    return new School(
        new SchoolCode(code),
        name,
        place,
        SchoolSector.PO,
        Optional.empty(),
        Optional.of(street),
        Optional.of(municipality));
  }

  private static School school(String code, String name, String place) {
    return Sample.school(code, name, place, SchoolSector.PO);
  }

  private static List<String> codes(Found found) {
    return found.schools().stream().map(school -> school.code().value()).toList();
  }
}
