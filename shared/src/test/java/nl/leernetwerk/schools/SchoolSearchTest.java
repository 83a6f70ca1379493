package nl.leernetwerk.schools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.leernetwerk.Sample;
import nl.leernetwerk.schools.lists.RealLists;
import nl.leernetwerk.schools.lists.SchoolLists;
import org.junit.jupiter.api.Tag;
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
        "REGEN,            90AA00 90AA01 90AD00",
        "zoe,              90AC00",
        "Zoë Dalen,        90AC00",
        "obs,              90AC00 90AD00",
        "o.b.s. zoe,       90AC00",
        "o.b.s. de regen,  90AD00",
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
  @ValueSource(strings = {"boog", "regenboog utrecht", "90AA99", "xyz", "regenboog almere zwolle"})
  void a_word_that_begins_no_name_place_or_code_finds_nothing(String query) {
    assertEquals(List.of(), search.search(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "  é ", "'-!", "🙂🙂🙂", "\u0301\u0301", "\ud800\ud800"})
  void fewer_than_two_letters_or_digits_find_nothing(String query) {
    assertEquals(List.of(), search.search(query));
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
  void at_most_ten_are_given() {
    var schools = new ArrayList<School>();
    for (int i = 0; i < 30; i++) {
      schools.add(school("90AB%02d".formatted(i), "De Brug", "Ede"));
    }
    assertEquals(10, new SchoolSearch(schools).search("brug").size());
    assertEquals(10, new SchoolSearch(schools).search("90AB").size());
  }

  @Test
  void a_long_query_is_cut() {
    assertEquals(
        List.of("90AA00"), codes(search.search("regenboog almere" + " ".repeat(100) + "zwolle")));
    assertEquals(
        List.of("90AA00"), codes(search.search("de regenboog almere" + " de".repeat(7) + " xyz")));
    assertEquals(List.of(), search.search("x".repeat(5_000_000)));
  }

  @Test
  void an_empty_list_has_nothing() {
    assertEquals(List.of(), new SchoolSearch(List.of()).search("brug"));
  }

  @Test
  @Tag("takes-its-time")
  @EnabledIf(
      value = "nl.leernetwerk.schools.lists.RealLists#present",
      disabledReason = RealLists.ABSENT)
  void a_search_in_the_whole_country_takes_milliseconds() throws IOException {
    var schools = SchoolLists.read(List.of(RealLists.PLAIN)).schools();
    assertEquals(8622, schools.size());
    var real = new SchoolSearch(schools);
    assertTrue(
        real.search("regen alm").stream()
            .allMatch(s -> s.name().contains("Regenboog") && s.place().startsWith("Alm")));
    assertEquals("16XY00", real.search("16xy00").getFirst().code().value());
    assertEquals(10, real.search("de").size());
    for (int i = 0; i < schools.size(); i += 50) {
      var school = schools.get(i);
      assertEquals(school, real.search(school.code().value()).getFirst());
    }

    var queries = List.of("de", "regen alm", "basisschool sint", "16xy", "nergens te vinden");
    var took = new ArrayList<Duration>();
    for (int i = 0; i < 20; i++) {
      for (var query : queries) {
        long start = System.nanoTime();
        real.search(query);
        took.add(Duration.ofNanos(System.nanoTime() - start));
      }
    }
    Collections.sort(took);
    System.out.printf(
        "%d schools, %d searches: half under %d µs, 95%% under %d µs%n",
        schools.size(), took.size(), took.get(50).toNanos() / 1000, took.get(95).toNanos() / 1000);
    // Far more than a search takes, and far less than a person who types would notice.
    assertTrue(took.get(50).toMillis() < 50, "half of all searches take under 50 ms");
  }

  private static School school(String code, String name, String place) {
    return Sample.school(code, name, place, SchoolSector.PO);
  }

  private static List<String> codes(List<School> schools) {
    return schools.stream().map(school -> school.code().value()).toList();
  }
}
