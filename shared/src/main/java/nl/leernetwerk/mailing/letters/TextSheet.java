package nl.leernetwerk.mailing.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import nl.leernetwerk.mailing.Attachment;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A spreadsheet with nothing but text. Every cell has the text type and the text format, so that
 * typed text cannot act as a formula, even when the cell is edited later.
 *
 * @param footer stands under every page when it is printed
 */
public record TextSheet(String name, String footer, List<Column> columns, List<List<String>> rows) {
  /** The most characters Excel allows in a cell. */
  public static final int CELL = 32_767;

  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  // SES takes 40 MB, and base64 makes a file a third larger; the remaining space is for the mail
  // itself.
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final Pattern ESCAPE = Pattern.compile("_(x[0-9A-Fa-f]{4}_)");

  /** A column's heading, and its width in characters. */
  public record Column(String heading, int width) {}

  /** The sheet as a file. When the file would be too large to mail, long answers are shortened. */
  public Attachment file(String filename) {
    return file(filename, MOST_BYTES);
  }

  /**
   * The sheet as a file of at most this many bytes, as far as shortening answers can achieve that.
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
      var sheet = workbook.newWorksheet(name);
      for (int column = 0; column < columns.size(); column++) {
        sheet.width(column, columns.get(column).width());
        sheet.value(0, column, columns.get(column).heading());
      }
      int last = columns.size() - 1;
      sheet
          .range(0, 0, 0, last)
          .style()
          .bold()
          .format("@")
          .verticalAlignment("top")
          .wrapText(true)
          .set();
      for (int row = 0; row < rows.size(); row++) {
        row(sheet, row + 1, rows.get(row), cell);
      }
      if (!rows.isEmpty()) {
        sheet
            .range(1, 0, rows.size(), last)
            .style()
            .format("@")
            .verticalAlignment("top")
            .wrapText(true)
            .set();
      }
      sheet.freezePane(0, 1);
      sheet.setAutoFilter(0, 0, rows.size(), last);
      sheet.repeatRows(0);
      sheet.pageOrientation("landscape");
      sheet.footer(footer, Position.LEFT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A spreadsheet reads {@code _x0041_} as A, so the first underscore is escaped itself. */
  private static String asIs(String text) {
    return ESCAPE.matcher(text).replaceAll("_x005F_$1");
  }

  private static void row(Worksheet sheet, int row, List<String> values, int cell) {
    for (int column = 0; column < values.size(); column++) {
      var value = Typed.clean(values.get(column));
      if (!value.isEmpty()) {
        sheet.value(row, column, asIs(Typed.cut(value, cell, " … (ingekort)")));
      }
    }
  }
}
