package nl.leernetwerk.mailing.letters;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.leernetwerk.mailing.Attachment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A spreadsheet file, opened again. It fails on a file that is not a zip of well-formed XML. */
public record Xlsx(Map<String, Document> parts) {

  public static Xlsx of(Attachment file) {
    var parts = new HashMap<String, Document>();
    try {
      // Read through the zip's directory at its end, as Excel and others do. Java's own stream
      // reads from front to back, which the entries of this writer do not allow.
      var path = Files.write(Files.createTempFile("sheet", ".xlsx"), file.content());
      try (var zip = new ZipFile(path.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
          parts.put(
              entry.getName(),
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(zip.getInputStream(entry)));
        }
      } finally {
        Files.delete(path);
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("does not open", e);
    }
    return new Xlsx(parts);
  }

  /** The name of the first sheet. */
  public String name() {
    return elements("xl/workbook.xml", "sheet").getFirst().getAttribute("name");
  }

  /** The same file, looked at from its second sheet. */
  public Xlsx second() {
    var others = new HashMap<>(parts);
    others.put("xl/worksheets/sheet1.xml", parts.get("xl/worksheets/sheet2.xml"));
    return new Xlsx(others);
  }

  /** The elements of that name in the sheet. */
  public List<Element> inSheet(String element) {
    return elements("xl/worksheets/sheet1.xml", element);
  }

  /** The row, 0 for the heading: what stands under each heading, empty cells included. */
  public Map<String, String> row(int row) {
    var headings = cells(0);
    var values = cells(row);
    var result = new HashMap<String, String>();
    headings.forEach((column, heading) -> result.put(heading, values.getOrDefault(column, "")));
    return result;
  }

  /** The number of rows under the heading. */
  public int rows() {
    return inSheet("row").size() - 1;
  }

  /** As a spreadsheet shows it, to which {@code _x0041_} is another way to write A. */
  private static String shown(String stored) {
    return Pattern.compile("_x([0-9A-Fa-f]{4})_")
        .matcher(stored)
        .replaceAll(
            written ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(written.group(1), 16))));
  }

  private Map<String, String> cells(int row) {
    var strings = elements("xl/sharedStrings.xml", "si");
    var cells = new HashMap<String, String>();
    var nodes = inSheet("row").get(row).getElementsByTagName("c");
    for (int i = 0; i < nodes.getLength(); i++) {
      var cell = (Element) nodes.item(i);
      if (cell.hasChildNodes()) {
        var value = cell.getTextContent();
        cells.put(
            cell.getAttribute("r").replaceAll("[0-9]", ""),
            cell.getAttribute("t").equals("s")
                ? shown(strings.get(Integer.parseInt(value)).getTextContent())
                : format(cell).contains("yyyy") ? moment(value) : value);
      }
    }
    return cells;
  }

  /** A day or a moment, as ISO 8601 writes it. */
  private static String moment(String days) {
    var at =
        LocalDate.of(1899, 12, 30)
            .atStartOfDay()
            .plusSeconds(Math.round(Double.parseDouble(days) * 24 * 60 * 60));
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : at.toString();
  }

  /** All cells that hold something. */
  public List<Element> filled() {
    var filled = new ArrayList<Element>();
    for (var cell : inSheet("c")) {
      if (cell.hasChildNodes()) {
        filled.add(cell);
      }
    }
    return filled;
  }

  /** Whether a cell's text is bold. */
  public boolean bold(Element cell) {
    var font = Integer.parseInt(style(cell).getAttribute("fontId"));
    return elements("xl/styles.xml", "font").get(font).getElementsByTagName("b").getLength() > 0;
  }

  /** The number format of a cell; {@code @} is that of text. */
  public String format(Element cell) {
    var style = style(cell);
    return elements("xl/styles.xml", "numFmt").stream()
        .filter(format -> format.getAttribute("numFmtId").equals(style.getAttribute("numFmtId")))
        .map(format -> format.getAttribute("formatCode"))
        .findFirst()
        .orElse("");
  }

  private Element style(Element cell) {
    var styles = elements("xl/styles.xml", "cellXfs").getFirst();
    return (Element)
        styles.getElementsByTagName("xf").item(Integer.parseInt(cell.getAttribute("s")));
  }

  private List<Element> elements(String part, String element) {
    var nodes = parts.get(part).getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
