package nl.leernetwerk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Zoë Çelik-ÅNGSTRÖM, zoe celik-angstrom",
        "Søren, soren",
        "Łukasz, lukasz",
        "Weiß, weiss",
        "WEIẞ, weiss",
        "Þór Đoković, thor dokovic",
        "Ænima œuvre, aenima oeuvre",
        "Ĳsbrand ĳzer, ijsbrand ijzer",
        "ＦＵＬＬ ２, full 2",
      })
  void a_letter_becomes_what_people_type_for_it(String text, String folded) {
    assertEquals(
        folded,
        Folding.words(text).stream()
            .map(FoldingTest::shown)
            .reduce((a, b) -> a + " " + b)
            .orElse(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"O'Brien", "O’Brien", "O‘Brien", "O`Brien", "O´Brien", "OʼBrien", "o′brien"})
  void every_apostrophe_is_the_same(String text) {
    assertEquals("o'brien", Folding.fold(text));
    assertEquals("obrien", Folding.joined(text));
  }

  @Test
  void every_hyphen_is_the_same_and_what_has_no_width_is_gone() {
    for (char hyphen : "-\u2010\u2011\u2012\u2013\u2014\u2212\uFF0D".toCharArray()) {
      assertEquals("de-brug", Folding.fold("De" + hyphen + "Brug"));
    }
    assertEquals("jo smit", Folding.fold("Jo\u00A0Sm\u00ADi\u200Bt\u202C"));
  }

  @Test
  void a_word_is_in_a_text_as_one_or_in_its_pieces() {
    var name = Folding.joined("Jan O'Brien van den Hei-Berg");
    for (var typed : List.of("obrien", "o’brien", "hei-berg", "heiberg", "(jan)", "<BERG>")) {
      assertTrue(Folding.words(typed).stream().allMatch(word -> word.isIn(name)), typed);
    }
    for (var other : List.of("obryen", "j.v.", "hei-brug")) {
      assertFalse(Folding.words(other).getFirst().isIn(name), other);
    }
    assertEquals(List.of(), Folding.words("- & \uD83D\uDE42 ' "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "06\u201112345678",
        "06\u00A01234\u00A05678",
        "+31612345678",
        "+31 6 12345678",
        "+31 (0)6 1234-5678",
        "0031 6 12.34.56.78",
        "(+31) 6 12345678",
        "31612345678",
        "(06) 12345678",
      })
  void a_phone_number_is_the_same_in_every_spelling(String typed) {
    assertEquals("0612345678", Folding.joined(Folding.phonesAsDigits(typed)));
    assertEquals(
        "jo 0612345678 directeur",
        Folding.joined(Folding.phonesAsDigits("Jo, " + typed + ", directeur")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-2025-7k3f-9qxm", "2024-2025", "12-09-2024", "school 12 34", "0612"})
  void what_is_no_phone_number_stays_as_it_is(String typed) {
    assertEquals(typed, Folding.phonesAsDigits(typed));
  }

  private static String shown(Folding.Word word) {
    return String.join("-", word.parts());
  }
}
