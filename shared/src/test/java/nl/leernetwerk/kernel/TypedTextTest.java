package nl.leernetwerk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.leernetwerk.kernel.TypedText.Text.Accepted;
import org.junit.jupiter.api.Test;

/** The cases are those that the pages' own tests read too: one rule for the form and the API. */
class TypedTextTest {
  private final JsonNode cases = cases();

  @Test
  void what_nobody_sees_in_a_text_of_one_line_is_taken_out_or_becomes_a_space() {
    assertCases("line", typed -> accepted(TypedText.singleLine("de naam", typed, 100)));
  }

  @Test
  void every_kind_of_line_break_in_a_longer_text_becomes_a_line_feed() {
    assertCases("lines", typed -> accepted(TypedText.multiLine("de tekst", typed, 100)));
  }

  @Test
  void marks_round_a_telephone_number_are_taken_out() {
    assertCases("telephone", TypedText::telephone);
  }

  @Test
  void an_address_loses_mailto_and_what_nobody_sees() {
    assertCases("address", TypedText::address);
    assertEquals(
        "naam@school.nl", EmailAddress.parse("mailto:naam@school.nl").orElseThrow().value());
  }

  @Test
  void what_only_changes_how_another_character_looks_shows_nothing_by_itself() {
    for (int selector : List.of(0xFE00, 0xFE0F, 0xE0100, 0xE01EF)) {
      assertTrue(TypedText.isBlank(Character.toString(selector)), Integer.toHexString(selector));
    }
    for (int beside : List.of(0xFDFF, 0xFE10, 0xE00FF, 0xE01F0)) {
      assertFalse(TypedText.isBlank(Character.toString(beside)), Integer.toHexString(beside));
    }
  }

  @Test
  void what_unicode_keeps_from_being_a_character_is_refused_and_nothing_beside_it() {
    for (int none : List.of(0xFDD0, 0xFDEF, 0xFFFE, 0x1FFFF)) {
      assertInstanceOf(TypedText.Text.Refused.class, name("De " + Character.toString(none)));
    }
    for (int beside : List.of(0xFDCF, 0xFDF0, 0xFFFD)) {
      assertInstanceOf(Accepted.class, name("De " + Character.toString(beside)));
    }
  }

  private static TypedText.Text name(String typed) {
    return TypedText.singleLine("de naam", typed, 100);
  }

  private void assertCases(String name, UnaryOperator<String> rule) {
    var list = cases.path(name);
    assertTrue(list.size() > 1, name);
    list.forEach(it -> assertEquals(it.get(1).asText(), rule.apply(it.get(0).asText())));
  }

  private static String accepted(TypedText.Text text) {
    return text instanceof Accepted(var value) ? value : text.toString();
  }

  private static JsonNode cases() {
    try (var file = TypedTextTest.class.getResourceAsStream("/typed-text.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
