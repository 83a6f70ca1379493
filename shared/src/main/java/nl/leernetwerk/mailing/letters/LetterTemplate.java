package nl.leernetwerk.mailing.letters;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.leernetwerk.mailing.Attachment;
import nl.leernetwerk.mailing.Letter;

/**
 * The text and HTML templates of one kind of letter. Both are filled from the same view, so that
 * they say the same. A template that names something that its view does not have fails, instead of
 * leaving a gap.
 */
public final class LetterTemplate {
  private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

  private final Template text;
  private final Template html;

  /**
   * The templates {@code name.txt.mustache} and {@code name.html.mustache}.
   *
   * @param homes classes whose packages hold the templates and what they include; this package,
   *     which holds what all letters include, is searched last without being named
   */
  public LetterTemplate(String name, Class<?>... homes) {
    text = compiled(name + ".txt", LetterTemplate::asText, homes);
    html = compiled(name + ".html", LetterTemplate::asHtml, homes);
  }

  /** Templates never change, so each is compiled once. */
  private static Template compiled(String file, Mustache.Escaper escaper, Class<?>[] homes) {
    return COMPILED.computeIfAbsent(
        file + List.of(homes), _ -> compiler(homes, escaper).loadTemplate(file));
  }

  /**
   * The frame around the content of a letter; it also gives the values that the letter's view does
   * not have.
   */
  public interface Surround {
    /** The subject of the mail. */
    String subject();
  }

  /** Fills in both templates. */
  public Letter write(Surround frame, Object view, List<Attachment> attachments) {
    return new Letter(
        frame.subject(), filled(text, view, frame), filled(html, view, frame), attachments);
  }

  private static String filled(Template template, Object view, Surround frame) {
    var writer = new StringWriter();
    template.execute(view, frame, writer);
    return writer.toString();
  }

  /**
   * Every answer is indented by four spaces, so that its next lines cannot pass for lines of the
   * mail.
   */
  private static String asText(String value) {
    return Typed.clean(value).replace("\n", "\n    ");
  }

  private static String asHtml(String value) {
    return Escapers.HTML.escape(Typed.clean(value)).replace("\n", "<br>\n");
  }

  private static Mustache.Compiler compiler(Class<?>[] homes, Mustache.Escaper escaper) {
    return Mustache.compiler()
        .strictSections(true)
        .withEscaper(escaper)
        .withCollector(new WithOptional())
        .withLoader(name -> open(homes, name));
  }

  private static Reader open(Class<?>[] homes, String name) {
    var file = name + ".mustache";
    var resource =
        Stream.concat(Stream.of(homes), Stream.of(LetterTemplate.class))
            .flatMap(home -> Stream.ofNullable(home.getResourceAsStream(file)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no template " + file));
    return new InputStreamReader(resource, StandardCharsets.UTF_8);
  }

  /**
   * The section of an {@link Optional} is written only when there is a value, with that value
   * inside.
   */
  private static final class WithOptional extends DefaultCollector {
    @Override
    public Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> optional
          ? optional.stream().iterator()
          : super.toIterator(value);
    }
  }
}
