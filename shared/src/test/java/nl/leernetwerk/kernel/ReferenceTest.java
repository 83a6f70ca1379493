package nl.leernetwerk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  private static final Reference REFERENCE = new Reference("proef-A", "7K3F9QXM");

  @ParameterizedTest
  @ValueSource(strings = {"proef-A-7K3F-9QXM", "proef-A-7k3f-9qxm", "  proef-A-7K3f-9qXM "})
  void a_reference_may_be_typed_in_small_letters_but_the_id_of_its_round_is_as_it_is(String typed) {
    assertEquals(Optional.of(REFERENCE), Reference.typed(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7K3F", "-7K3F-9QXM", "proef-A-7K3F-9QXU", "proef-A-7K3F9QXM"})
  void what_is_no_reference_is_none(String typed) {
    assertEquals(Optional.empty(), Reference.typed(typed));
  }

  @Test
  void a_new_reference_has_no_letter_that_people_misread() {
    var random = new Random(1);
    for (int i = 0; i < 100; i++) {
      var made = Reference.random("2024-2025", random);
      assertTrue(made.serial().matches("[0-9A-HJKMNP-TV-Z]{8}"), made.text());
      assertEquals(Optional.of(made), Reference.parse(made.text()));
    }
  }
}
