package nl.leernetwerk.functions.registration.manageregistration;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.TypedText;
import nl.leernetwerk.kernel.http.HttpResponse;
import nl.leernetwerk.rounds.Round;

/** The journal as a file for a spreadsheet, in which typed text cannot act as a formula. */
final class JournalFile {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Amsterdam.ZONE);

  /** A byte order mark, by which a spreadsheet knows that the file is UTF-8. */
  private static final String MARK = "\uFEFF";

  /** The characters with which a formula begins. */
  private static final Set<String> FORMULAS = Set.of("=", "+", "-", "\u2212", "@");

  private JournalFile() {}

  static HttpResponse of(Round round, List<JournalLine> lines, Map<Actor, String> names) {
    var head = row(Stream.of("Regel", "Wanneer", "Wie", "Wat", "Over", "Waarom"));
    var text =
        lines.stream()
            .map(line -> row(line, names))
            .collect(Collectors.joining("", MARK + head, ""));
    return HttpResponse.file(
        "logboek-" + round.id() + ".csv",
        "text/csv; charset=utf-8",
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static String row(JournalLine line, Map<Actor, String> names) {
    return row(
        Stream.of(
            line.id(),
            WHEN.format(line.at()),
            who(line.by(), names),
            String.join(" ", line.told()),
            line.about().stream().map(Reference::text).collect(Collectors.joining(" ")),
            line.why().orElse("")));
  }

  private static String who(Actor by, Map<Actor, String> names) {
    return switch (by) {
      case Actor.Automatic _ -> "systeem";
      case Actor.Participant(_, var role) ->
          switch (role) {
            case PRACTITIONER -> "docent of leerlingbegeleider";
            case LEADER -> "schoolleiding";
          };
      case Actor.Organiser organiser when organiser.equals(Actor.Organiser.COMMAND_LINE) ->
          "beheerder van het systeem";
      case Actor.Organiser(var id) -> named("organisator", by, id, names);
      case Actor.Facilitator(var id) -> named("procesbegeleider", by, id, names);
    };
  }

  private static String named(String what, Actor by, String id, Map<Actor, String> names) {
    return Stream.of(what, names.getOrDefault(by, ""), id)
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** A row with semicolons, as a Dutch spreadsheet expects. */
  private static String row(Stream<String> cells) {
    return cells.map(JournalFile::cell).collect(Collectors.joining(";", "", "\r\n"));
  }

  private static String cell(String text) {
    // After an apostrophe, a spreadsheet only shows the text.
    var safe = isComputed(text) ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  /**
   * Whether a spreadsheet may compute the text: its first visible character begins a formula, also
   * in another width, such as {@code ＝}.
   */
  private static boolean isComputed(String text) {
    return text.matches("(?s)[\\t\\r\\n].*")
        || text.codePoints()
            .mapToObj(Character::toString)
            .filter(character -> !TypedText.isBlank(character))
            .findFirst()
            .map(character -> Normalizer.normalize(character, Normalizer.Form.NFKC))
            .filter(FORMULAS::contains)
            .isPresent();
  }
}
