package nl.leernetwerk.mailing.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Amsterdam;
import nl.leernetwerk.mailing.Attachment;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A spreadsheet. What people typed has the text type and the text format, so that it cannot act as
 * a formula, even when the cell is edited later. Numbers, days and moments are such, so that they
 * sort and add up. Each sheet prints on A4, landscape, as wide as one page.
 *
 * @param footer stands under every page when it is printed
 * @param sheets at least one
 */
public record Spreadsheet(String footer, List<Sheet> sheets) {
  /** The most characters Excel allows in a cell. */
  public static final int CELL = 32_767;

  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  // SES takes 40 MB, and base64 makes a file a third larger; the remaining space is for the mail
  // itself.
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final Pattern ESCAPE = Pattern.compile("_(x[0-9A-Fa-f]{4}_)");

  private static final String TEXT = "@";
  private static final String DAY = "[$-413]d mmmm yyyy";
  private static final String MOMENT = DAY + " hh:mm";

  public Spreadsheet {
    sheets = List.copyOf(sheets);
  }

  /** One sheet, with a heading above its rows. */
  public record Sheet(String name, List<Column> columns, List<List<Cell>> rows) {}

  /** A column's heading, and its width in characters. */
  public record Column(String heading, int width) {}

  /** What is in a cell. */
  public sealed interface Cell {

    /** Text, shown as it is. */
    record Text(String text) implements Cell {}

    /** A number that one may count with. */
    record Count(int number) implements Cell {}

    /** A day. */
    record Day(LocalDate day) implements Cell {}

    /** A moment, shown as the clock in the Netherlands has it. */
    record Moment(Instant at) implements Cell {}

    /** Text. */
    static Cell of(String text) {
      return new Text(text);
    }

    /** Each of these as text. */
    static List<Cell> texts(List<String> texts) {
      return texts.stream().map(Cell::of).toList();
    }
  }

  /** The sheets as a file. When the file would be too large to mail, long answers are shortened. */
  public Attachment file(String filename) {
    return file(filename, MOST_BYTES);
  }

  /**
   * The sheets as a file of at most this many bytes, as far as shortening answers can achieve that.
   */
  public Attachment file(String filename, int mostBytes) {
    byte[] bytes = write(CELL);
    for (int cell = 1000; bytes.length > mostBytes && cell >= 100; cell /= 3) {
      bytes = write(cell);
    }
    return new Attachment(filename, TYPE, bytes);
  }

  private byte[] write(int cell) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Leernetwerken", "1.0")) {
      sheets.forEach(sheet -> write(workbook.newWorksheet(sheet.name()), sheet, cell));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void write(Worksheet sheet, Sheet content, int cell) {
    var columns = content.columns();
    var rows = content.rows();
    for (int column = 0; column < columns.size(); column++) {
      sheet.width(column, columns.get(column).width());
      sheet.value(0, column, columns.get(column).heading());
    }
    int last = columns.size() - 1;
    sheet
        .range(0, 0, 0, last)
        .style()
        .bold()
        .format(TEXT)
        .verticalAlignment("top")
        .wrapText(true)
        .set();
    if (!rows.isEmpty()) {
      for (int column = 0; column <= last; column++) {
        sheet
            .range(1, column, rows.size(), column)
            .style()
            .format(format(rows, column))
            .verticalAlignment("top")
            .wrapText(true)
            .set();
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      row(sheet, row + 1, rows.get(row), cell);
    }
    sheet.freezePane(0, 1);
    sheet.setAutoFilter(0, 0, rows.size(), last);
    sheet.repeatRows(0);
    sheet.pageOrientation("landscape");
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0); // as many pages as the rows need
    sheet.footer(footer, Position.LEFT);
  }

  /** The format of a column, whose cells are all of one kind, or empty. */
  private static String format(List<List<Cell>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .flatMap(
            cell ->
                switch (cell) {
                  case Cell.Text _ -> Stream.<String>empty();
                  case Cell.Count _ -> Stream.of("0");
                  case Cell.Day _ -> Stream.of(DAY);
                  case Cell.Moment _ -> Stream.of(MOMENT);
                })
        .findFirst()
        .orElse(TEXT);
  }

  /** A spreadsheet reads {@code _x0041_} as A, so the first underscore is escaped itself. */
  private static String asIs(String text) {
    return ESCAPE.matcher(text).replaceAll("_x005F_$1");
  }

  private static void row(Worksheet sheet, int row, List<Cell> values, int most) {
    for (int column = 0; column < values.size(); column++) {
      switch (values.get(column)) {
        case Cell.Text(var text) -> {
          var value = Typed.clean(text);
          if (!value.isEmpty()) {
            sheet.value(row, column, asIs(Typed.cut(value, most, " … (ingekort)")));
          }
        }
        case Cell.Count(int number) -> sheet.value(row, column, number);
        case Cell.Day(var day) -> sheet.value(row, column, day);
        case Cell.Moment(var at) ->
            sheet.value(row, column, LocalDateTime.ofInstant(at, Amsterdam.ZONE));
      }
    }
  }
}
