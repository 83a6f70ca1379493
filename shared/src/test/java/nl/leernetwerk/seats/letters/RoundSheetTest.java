package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.leernetwerk.Sample;
import nl.leernetwerk.mailing.letters.Xlsx;
import nl.leernetwerk.registration.RegistrationState;
import org.junit.jupiter.api.Test;

class RoundSheetTest {
  @Test
  void every_initiative_is_a_row_with_where_it_stands_and_what_was_typed_as_text() {
    var early = Sample.form().number(1).initiative("=HYPERLINK(\"x\")").register();
    var late =
        Sample.form()
            .number(2)
            .register()
            .in(new RegistrationState.Offered("PO", Instant.parse("2024-11-11T23:00:00Z")));
    var file = RoundSheet.of(Sample.round(), List.of(late, early), Sample.schools(), Set.of());
    assertEquals("aanmeldingen-2024-2025.xlsx", file.filename());
    var sheet = Xlsx.of(file);
    assertEquals(2, sheet.rows());
    assertEquals("Aangemeld", sheet.row(1).get("Stand"));
    assertEquals("=HYPERLINK(\"x\")", sheet.row(1).get("Initiatief"));
    assertEquals("Plek aangeboden in leernetwerk PO", sheet.row(2).get("Stand"));
    assertTrue(sheet.inSheet("f").isEmpty(), "no formula");
  }
}
