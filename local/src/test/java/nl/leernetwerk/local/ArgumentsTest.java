package nl.leernetwerk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  @Test
  void without_arguments_it_serves_on_8080_and_keeps_its_data() throws Complaint {
    assertEquals(
        new Arguments.Serve(
            8080, Optional.empty(), false, Optional.empty(), Optional.empty(), List.of()),
        Arguments.parse(List.of()));
  }

  @Test
  void every_option_is_read() throws Complaint {
    assertEquals(
        new Arguments.Serve(
            9000,
            Optional.of(Instant.parse("2024-09-30T10:00:00Z")),
            true,
            Optional.empty(),
            Optional.of(Path.of("round.json")),
            List.of(Path.of("a.csv"), Path.of("b.csv"))),
        Arguments.parse(
            List.of(
                "--port",
                "9000",
                "--schools",
                "a.csv",
                "b.csv",
                "--now",
                "2024-09-30T12:00:00",
                "--in-memory",
                "--round",
                "round.json")));
    assertEquals(
        new Arguments.Demo(
            Optional.of(Path.of("r.jsonl")),
            Optional.empty(),
            List.of(),
            Optional.of("draw"),
            "C0FFEE"),
        Arguments.parse(
            List.of("demo", "--registrations", "r.jsonl", "--policy", "draw", "--seed", "C0FFEE")));
  }

  @Test
  void school_lists_are_loaded_into_the_table_that_is_named() throws Exception {
    assertEquals(
        new Arguments.LoadSchools("T", List.of(Path.of("a.csv"), Path.of("b.csv"))),
        Arguments.parse(List.of("load-schools", "--table", "T", "--schools", "a.csv", "b.csv")));
  }

  @Test
  void a_restore_names_the_table_to_read_and_the_table_to_fill() throws Exception {
    assertEquals(
        new Arguments.BringBack("restored", "T"),
        Arguments.parse(List.of("bring-back", "--from", "restored", "--into", "T")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot 80",
        "--port",
        "--port 99999",
        "--port --now",
        "--now gisteren",
        "--schools",
        "--in-memory --data d",
        "demo --policy luck",
        "demo --seed xyz",
        "demo --port 80",
        "load-schools --table T",
        "load-schools --schools a.csv",
        "bring-back --from T",
        "bring-back --into T",
        "bring-back --from T --into T",
        "serve"
      })
  void a_wrong_argument_is_told_in_one_sentence(String words) {
    var complaint =
        assertThrows(Complaint.class, () -> Arguments.parse(List.of(words.split(" ", -1))));
    assertTrue(complaint.getMessage().endsWith("."), complaint.getMessage());
  }

  @Test
  void questions_are_grouped_into_as_many_themes_as_are_asked_for() throws Exception {
    assertEquals(
        new Arguments.Themes(Path.of("q.tsv"), OptionalInt.empty()),
        Arguments.parse(List.of("themes", "q.tsv")));
    assertEquals(
        new Arguments.Themes(Path.of("q.tsv"), OptionalInt.of(12)),
        Arguments.parse(List.of("themes", "q.tsv", "--clusters", "12")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "themes",
        "themes --clusters 3",
        "themes q.tsv --clusters",
        "themes q.tsv --clusters 0",
        "themes q.tsv --clusters few",
        "themes q.tsv other.tsv"
      })
  void themes_without_a_file_or_with_a_number_that_is_none_are_refused(String line) {
    assertThrows(Complaint.class, () -> Arguments.parse(List.of(line.split(" ", -1))));
  }
}
