package nl.leernetwerk.mailing.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that an organiser wrote for a letter: plain, with a blank line between paragraphs. The
 * templates {@code prose} print it.
 */
public record Prose(List<Paragraph> paragraphs) {
  private static final Pattern BLANK = Pattern.compile("\n[ \\t\\u00a0]*\n\\s*");

  /** An address on the web. A mark at its end belongs to the sentence and not to the address. */
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\"'.,;:!?)\\]}]", Pattern.CASE_INSENSITIVE);

  public Prose {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Lines that stand together. */
  public record Paragraph(List<Line> lines) {
    public Paragraph {
      lines = List.copyOf(lines);
    }
  }

  /** A line, in pieces of which some are links. */
  public record Line(List<Piece> pieces) {
    public Line {
      pieces = List.copyOf(pieces);
    }
  }

  /** A piece of a line; a link shows its own address, so that it leads where it says. */
  public record Piece(String text, Optional<String> link) {}

  /** The paragraphs of a text; none of an empty one. */
  public static Prose of(String typed) {
    return new Prose(
        Stream.of(BLANK.split(Typed.clean(typed).strip()))
            .filter(it -> !it.isBlank())
            .map(it -> new Paragraph(it.lines().map(Prose::line).toList()))
            .toList());
  }

  private static Line line(String text) {
    var pieces = new ArrayList<Piece>();
    var link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      if (link.start() > from) {
        pieces.add(new Piece(text.substring(from, link.start()), Optional.empty()));
      }
      pieces.add(new Piece(link.group(), Optional.of(link.group())));
      from = link.end();
    }
    if (from < text.length()) {
      pieces.add(new Piece(text.substring(from), Optional.empty()));
    }
    return new Line(pieces);
  }
}
