package nl.leernetwerk.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Programs recognise a refusal by its name, so each meaning has one name, in one place. */
class ProblemsTest {
  private static final Pattern NAMED = Pattern.compile("new Problem\\(\\s*\\d+,\\s*\"([^\"]+)\"");

  @Test
  void each_problem_is_named_in_one_place() throws IOException {
    var names = new ArrayList<String>();
    for (var file : JavaFiles.all()) {
      NAMED.matcher(Files.readString(file)).results().map(it -> it.group(1)).forEach(names::add);
    }
    assertFalse(names.isEmpty());
    var seen = new HashSet<String>();
    assertEquals(List.of(), names.stream().filter(name -> !seen.add(name)).toList());
  }
}
