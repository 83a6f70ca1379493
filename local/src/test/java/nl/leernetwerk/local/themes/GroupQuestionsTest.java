package nl.leernetwerk.local.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import nl.leernetwerk.local.Complaint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupQuestionsTest {
  private static final String QUESTIONS =
      """
      9\tDe lift in ons gebouw en de drempels bij de toiletten
      b\tEen thuiszitter komt al maanden niet meer naar school
      10\tHoe voeren we een gesprek met een boze vader en moeder?
      """;

  @TempDir private Path folder;

  private record Said(List<String> out, List<String> notes) {}

  private Said group(String text, OptionalInt wanted) throws Exception {
    return group(text.getBytes(StandardCharsets.UTF_8), wanted);
  }

  private Said group(byte[] bytes, OptionalInt wanted) throws Exception {
    var out = new ByteArrayOutputStream();
    var notes = new ByteArrayOutputStream();
    GroupQuestions.group(file(bytes), wanted, utf8(out), utf8(notes));
    return new Said(
        out.toString(StandardCharsets.UTF_8).lines().toList(),
        notes.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("q.tsv"), bytes);
  }

  private static PrintStream utf8(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  @Test
  void each_line_has_id_number_name_and_why_in_the_order_of_the_file() throws Exception {
    var lines = group(QUESTIONS, OptionalInt.empty()).out();
    assertEquals(
        List.of("9", "b", "10"), lines.stream().map(line -> line.split("\t", -1)[0]).toList());
    for (var line : lines) {
      assertTrue(line.matches("[^\t]+\t[1-9][0-9]*\t[^\t]+\tom: [^\t]+"), line);
    }
  }

  @Test
  void a_question_that_is_left_over_has_theme_0() throws Exception {
    var lines =
        group(
                QUESTIONS
                    + """
                    4\tMoeder en vader zijn gescheiden
                    5\tOuderavond voor ouders
                    6\tMedicijnen en sondevoeding
                    7\tBowlen?
                    """,
                OptionalInt.empty())
            .out();
    assertTrue(
        lines.getLast().startsWith("7\t0\tNiet ingedeeld\tpast bij geen thema"), lines::toString);
  }

  @Test
  void a_second_theme_stands_only_in_why() throws Exception {
    var line = group("1\tVisie en gebouw\n", OptionalInt.empty()).out().getFirst();
    assertTrue(line.matches("1\t[0-9]+\t[^\t;]+\t[^\t]+; ook: [^\t]+"), line);
  }

  @Test
  void the_wanted_number_of_themes_is_made() throws Exception {
    var lines = group(QUESTIONS, OptionalInt.of(2)).out();
    assertEquals(2, lines.stream().map(line -> line.split("\t", -1)[1]).distinct().count());
  }

  @Test
  void labels_bring_the_measures_on_the_notes() throws Exception {
    var said = group(QUESTIONS.replaceAll("\n", "\tlabel\n"), OptionalInt.of(1));
    assertEquals(3, said.out().size());
    assertEquals(List.of("purity 1.000, NMI 1.000, adjusted Rand 1.000"), said.notes());
  }

  @Test
  void without_labels_only_small_themes_are_noted() throws Exception {
    group(QUESTIONS, OptionalInt.empty())
        .notes()
        .forEach(note -> assertTrue(note.contains("has few questions; it is nearest to"), note));
  }

  @Test
  void a_file_from_windows_with_empty_lines_at_its_end_is_read_too() throws Exception {
    assertEquals(
        group(QUESTIONS, OptionalInt.empty()),
        group("\uFEFF" + QUESTIONS.replace("\n", "\r\n") + "\r\n\r\n", OptionalInt.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ' is empty: it has no question.'",
    "'\n\n', ' is empty: it has no question.'",
    "'1\ta\n2 b\n', ': line 2 has no tab between id and text.'",
    "'1\ta\n\n2\tb\n', ': line 2 is empty.'",
    "'1\ta\n2\t\n', ': line 2 has no text.'",
    "'1\ta\n\tb\n', ': line 2 has no id.'",
    "'1\ta\tx\n2\tb\t\n', ': line 2 has no label.'",
    "'1\ta\n2\tb\n1\tc\n', ': line 3 has the id 1 of line 1.'",
    "'1\ta\n2\tb\tx\n', ': line 2 and line 1 differ: label every question, or none.'",
    "'1\ta\tx\ty\n', ': line 1 has more than id, text and label: a tab too many.'",
  })
  void a_file_that_cannot_be_read_is_told_in_one_line_with_its_place(String text, String told)
      throws IOException {
    var file = file(text.getBytes(StandardCharsets.UTF_8));
    var complaint = assertThrows(Complaint.class, () -> LabelledQuestions.read(file));
    assertEquals(file + told, complaint.getMessage());
  }

  @Test
  void a_file_that_is_not_utf_8_is_told_with_its_line() throws IOException {
    var file = file("1\ta\n2\tideeën\n".getBytes(StandardCharsets.ISO_8859_1));
    var complaint = assertThrows(Complaint.class, () -> LabelledQuestions.read(file));
    assertEquals(file + ": line 2 is not UTF-8.", complaint.getMessage());
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    var file = folder.resolve("absent.tsv");
    var complaint = assertThrows(Complaint.class, () -> LabelledQuestions.read(file));
    assertEquals(file + " cannot be read: is it there, and a file?", complaint.getMessage());
  }

  @Test
  void more_themes_than_questions_are_refused() {
    var complaint = assertThrows(Complaint.class, () -> group(QUESTIONS, OptionalInt.of(4)));
    assertEquals(
        "--clusters 4 is more than the 3 questions of %s.".formatted(folder.resolve("q.tsv")),
        complaint.getMessage());
  }
}
