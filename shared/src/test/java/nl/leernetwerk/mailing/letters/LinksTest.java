package nl.leernetwerk.mailing.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import nl.leernetwerk.kernel.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @ParameterizedTest
  @CsvSource({
    "06-12 34 56 78, tel:+31612345678",
    "(010) 123 45 67, tel:+31101234567",
    "+31 (0)6 12345678, tel:+31612345678",
    "0031612345678, tel:+31612345678",
    "0032 2 123 45 67, tel:+3221234567",
    "06.12.34.56.78, tel:+31612345678",
    "+31 06-12345678, tel:+31612345678",
    "0031 06 12 34 56 78, tel:+31612345678",
  })
  void a_number_in_any_spelling_can_be_called(String typed, String link) {
    assertEquals(Optional.of(link), Links.phone(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06-12345678 na 16 uur",
        "010-1234567 tst 12",
        "06-1234",
        "bel de school",
        "",
        "112"
      })
  void a_text_that_is_not_clearly_a_number_has_no_link(String typed) {
    assertEquals(Optional.empty(), Links.phone(typed));
  }

  @Test
  void an_address_cannot_add_a_subject_or_a_recipient_to_its_link() {
    assertEquals(
        "mailto:a%3Fcc%3Db%26c%2Bd@example.org",
        Links.mail(new EmailAddress("a?cc=b&c+d@example.org")));
  }
}
