package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.mailing.letters.Xlsx;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.registration.Sharpened;
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

  @Test
  void every_sharpened_question_has_a_column_and_what_was_sent_in_stands_beside_it() {
    var sent = Sample.form().number(1).learningQuestions("Een?", "Twee?").register();
    var texts = IntStream.rangeClosed(1, 8).mapToObj("Vraag %d?"::formatted).toList();
    var sharpened =
        new Sharpened(
            1,
            texts.stream().map(it -> new Sharpened.Question(it, new TreeSet<>())).toList(),
            "Meer.",
            new Actor.Facilitator("sanne"),
            Instant.parse("2024-10-07T12:00:00Z"),
            false,
            Optional.empty());
    var other = Sample.form().number(2).register();
    var sheet =
        Xlsx.of(
            RoundSheet.of(
                Sample.round(),
                List.of(sent.sharpened(sharpened), other),
                Sample.schools(),
                Set.of()));
    var row = sheet.row(1);
    for (int number = 1; number <= 8; number++) {
      assertEquals(texts.get(number - 1), row.get("Leervraag " + number));
    }
    assertEquals("Meer.", row.get("Verwachtingen"));
    assertEquals("Een?\n\nTwee?", row.get("Leervragen zoals ingestuurd"));
    assertEquals(sent.submission().expectations(), row.get("Verwachtingen zoals ingestuurd"));
    assertEquals("", sheet.row(2).get("Leervragen zoals ingestuurd"));
    assertEquals("", sheet.row(2).get("Leervraag 8"));
    assertEquals(8 + other.submission().learningQuestions().size(), sheet.second().rows());
  }
}
