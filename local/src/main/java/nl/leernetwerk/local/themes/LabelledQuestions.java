package nl.leernetwerk.local.themes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import nl.leernetwerk.local.Complaint;
import nl.leernetwerk.themes.Question;

/**
 * The questions of a file: id, tab, text on each line, and perhaps a tab and a label.
 *
 * @param labels one for each question, or none at all
 */
public record LabelledQuestions(List<Question> questions, List<String> labels) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int WITH_LABEL = 3;

  public LabelledQuestions {
    questions = List.copyOf(questions);
    labels = List.copyOf(labels);
  }

  /** Reads a file, or says in one line what is wrong with it and where. */
  public static LabelledQuestions read(Path file) throws Complaint {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException _) {
      throw new Complaint(file + " cannot be read: is it there, and a file?");
    }
    return read(file.toString(), lines(file.toString(), bytes));
  }

  private static List<String> lines(String file, byte[] bytes) throws Complaint {
    var lines = new ArrayList<String>();
    for (int start = 0, end = 0; start < bytes.length; start = end + 1) {
      end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      try {
        var line =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
        lines.add(line.toString().replaceFirst("\r$", ""));
      } catch (CharacterCodingException _) {
        throw wrong(file, lines.size() + 1, "is not UTF-8");
      }
    }
    if (!lines.isEmpty() && lines.getFirst().startsWith(BYTE_ORDER_MARK)) {
      lines.set(0, lines.getFirst().substring(BYTE_ORDER_MARK.length()));
    }
    while (!lines.isEmpty() && lines.getLast().isBlank()) {
      lines.removeLast();
    }
    return lines;
  }

  private static LabelledQuestions read(String file, List<String> lines) throws Complaint {
    if (lines.isEmpty()) {
      throw new Complaint(file + " is empty: it has no question.");
    }
    var questions = new ArrayList<Question>();
    var labels = new ArrayList<String>();
    var numbers = new HashMap<String, Integer>();
    int columns = lines.getFirst().split("\t", -1).length;
    for (int number = 1; number <= lines.size(); number++) {
      var fields = Arrays.stream(lines.get(number - 1).split("\t", -1)).map(String::strip).toList();
      check(file, number, fields, columns);
      var earlier = numbers.putIfAbsent(fields.getFirst(), number);
      if (earlier != null) {
        throw wrong(file, number, "has the id %s of line %d".formatted(fields.getFirst(), earlier));
      }
      questions.add(new Question(fields.getFirst(), fields.get(1)));
      if (columns == WITH_LABEL) {
        labels.add(fields.getLast());
      }
    }
    return new LabelledQuestions(questions, labels);
  }

  private static void check(String file, int number, List<String> fields, int columns)
      throws Complaint {
    if (fields.size() == 1) {
      throw wrong(
          file,
          number,
          fields.getFirst().isEmpty() ? "is empty" : "has no tab between id and text");
    }
    if (fields.size() > WITH_LABEL) {
      throw wrong(file, number, "has more than id, text and label: a tab too many");
    }
    if (fields.size() != columns) {
      throw wrong(file, number, "and line 1 differ: label every question, or none");
    }
    var names = List.of("id", "text", "label");
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).isEmpty()) {
        throw wrong(file, number, "has no " + names.get(i));
      }
    }
  }

  private static Complaint wrong(String file, int line, String what) {
    return new Complaint("%s: line %d %s.".formatted(file, line, what));
  }
}
