package nl.leernetwerk.schools.lists;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.PlaceName;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolSector;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads school lists from files, in the forms that DUO publishes and in one plain form. The header
 * tells the form, whatever the file's name is. A file that was saved again as UTF-8 is read as well
 * as DUO's own Windows-1252.
 */
public final class SchoolLists {
  private static final Charset DUO_CHARSET = Charset.forName("windows-1252");

  private static final Map<String, SchoolSector> SECTORS =
      Map.of("PO", SchoolSector.PO, "VO", SchoolSector.VO, "SO", SchoolSector.SO);

  private SchoolLists() {}

  /**
   * The result of reading files.
   *
   * @param schools each once, as the last row of its code tells it, in order of code
   * @param problems the rows that tell no school
   */
  public record Result(List<School> schools, List<Problem> problems) {
    public Result {
      schools = List.copyOf(schools);
      problems = List.copyOf(problems);
    }
  }

  /**
   * A row that was left out.
   *
   * @param line the line number, counting the header as 1; the last line of a row that takes more
   *     lines
   */
  public record Problem(String file, long line, String reason) {
    @Override
    public String toString() {
      return "%s, line %d: %s".formatted(file, line, reason);
    }
  }

  /**
   * Reads these files together. When two rows have the same code, the later row counts.
   *
   * @throws UnknownForm if a file is no school list in a known form
   */
  public static Result read(Collection<Path> files) throws IOException {
    var reading = new Reading();
    for (var file : files) {
      reading.read(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return reading.result();
  }

  /** A small invented list, for trying the software out. */
  public static List<School> invented() {
    var reading = new Reading();
    try (var csv = SchoolLists.class.getResourceAsStream("invented.csv")) {
      reading.read("invented.csv", csv.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading.result().schools();
  }

  /** The file is not a school list in a known form; the message says which forms are known. */
  public static final class UnknownForm extends IllegalArgumentException {
    UnknownForm(String file, String why) {
      super(
          """
          %s is no school list: %s. Known are DUO's lists of school locations (%s, separated by \
          semicolons) and the plain form (%s, separated by commas).\
          """
              .formatted(
                  file,
                  why,
                  String.join(", ", Form.DUO_PO.columns()),
                  String.join(", ", Form.PLAIN.columns())));
    }
  }

  /**
   * A form that a list can have.
   *
   * @param sector the sector of all schools in the list; empty when each row tells its own
   * @param columns the columns that identify a form and are read; the code, the name and the place
   *     come first
   * @param region the column of the holiday region, which a list may lack
   * @param street the columns that together are the street and the number, which a list may lack
   * @param municipality the column of the municipality, which a list may lack
   */
  private record Form(
      char delimiter,
      Optional<SchoolSector> sector,
      List<String> columns,
      String region,
      List<String> street,
      String municipality) {
    private static final Form DUO_VO = duo(SchoolSector.VO, "ONDERWIJSSTRUCTUUR");
    private static final Form DUO_SO = duo(SchoolSector.SO, "SOORT PRIMAIR ONDERWIJS", "CLUSTER");
    private static final Form DUO_PO = duo(SchoolSector.PO);
    private static final Form PLAIN =
        new Form(
            ',',
            Optional.empty(),
            List.of("vestigingscode", "naam", "plaats", "sector"),
            "vakantieregio",
            List.of("straat", "huisnummer", "huisletter", "toevoeging"),
            "gemeente");

    private static Form duo(SchoolSector sector, String... own) {
      var columns = List.of("VESTIGINGSCODE", "VESTIGINGSNAAM", "PLAATSNAAM");
      return new Form(
          ';',
          Optional.of(sector),
          Stream.concat(columns.stream(), Arrays.stream(own)).toList(),
          "VAKANTIEREGIO",
          List.of("STRAATNAAM", "HUISNUMMER-TOEVOEGING"),
          "GEMEENTENAAM");
    }

    /**
     * The form of a file with that header. A list with DUO's columns and no others is a primary
     * list.
     */
    static Optional<Form> of(String header) {
      return Stream.of(DUO_VO, DUO_SO, DUO_PO, PLAIN).filter(form -> form.fits(header)).findFirst();
    }

    private boolean fits(String header) {
      return Arrays.stream(header.split(String.valueOf(delimiter)))
          .map(name -> name.replace("\"", "").strip())
          .toList()
          .containsAll(columns);
    }

    CSVFormat format() {
      return CSVFormat.RFC4180
          .builder()
          .setDelimiter(delimiter)
          .setHeader()
          .setSkipHeaderRecord(true)
          .setAllowMissingColumnNames(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();
    }

    Optional<SchoolSector> sector(CSVRecord row) {
      return sector.or(() -> Optional.ofNullable(SECTORS.get(row.get("sector"))));
    }

    Optional<HolidayRegion> region(CSVRecord row) {
      return filled(row, region).flatMap(HolidayRegion::named);
    }

    /** The street and the number; a number without a street is no address. */
    Optional<String> street(CSVRecord row) {
      return filled(row, street.getFirst())
          .map(
              name ->
                  Stream.concat(
                          Stream.of(name),
                          street.stream().skip(1).flatMap(column -> filled(row, column).stream()))
                      .collect(Collectors.joining(" ")));
    }

    Optional<String> municipality(CSVRecord row) {
      return filled(row, municipality);
    }

    private static Optional<String> filled(CSVRecord row, String column) {
      return row.isSet(column)
          ? Optional.of(row.get(column).strip()).filter(text -> !text.isEmpty())
          : Optional.empty();
    }
  }

  private static final class Reading {
    private final Map<SchoolCode, School> schools = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    void read(String file, byte[] bytes) throws IOException {
      var text = text(bytes);
      var header = text.lines().findFirst().orElse("");
      var form =
          Form.of(header)
              .orElseThrow(
                  () ->
                      new UnknownForm(
                          file,
                          header.isBlank() ? "it is empty" : "its first line names other columns"));
      try (var rows = CSVParser.parse(new StringReader(text), form.format())) {
        for (var row : rows) {
          read(file, rows.getCurrentLineNumber(), form, row);
        }
      } catch (UncheckedIOException e) {
        // This is how the parser says that quotes do not match.
        throw new UnknownForm(file, e.getCause().getMessage());
      }
    }

    private void read(String file, long line, Form form, CSVRecord row) {
      if (!form.columns().stream().allMatch(row::isSet)) {
        problems.add(new Problem(file, line, "it has fewer columns than the header"));
        return;
      }
      var code = SchoolCode.parse(row.get(form.columns().get(0)));
      var name = row.get(form.columns().get(1));
      var place = row.get(form.columns().get(2));
      var sector = form.sector(row);
      var missing = new ArrayList<String>();
      if (code.isEmpty()) {
        missing.add("its code has not the form 99XX99");
      }
      if (name.isBlank()) {
        missing.add("it has no name");
      }
      if (place.isBlank()) {
        missing.add("it has no place");
      }
      if (sector.isEmpty()) {
        missing.add("its sector is none of PO, VO and SO");
      }
      if (!missing.isEmpty()) {
        problems.add(new Problem(file, line, String.join("; ", missing)));
        return;
      }
      var school =
          new School(
              code.get(),
              name,
              PlaceName.written(place),
              sector.get(),
              form.region(row),
              form.street(row),
              form.municipality(row));
      schools.put(school.code(), school);
    }

    Result result() {
      return new Result(List.copyOf(schools.values()), problems);
    }

    private static String text(byte[] bytes) {
      try {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException _) {
        // No Dutch text in Windows-1252 with an accent happens to be valid UTF-8.
        return new String(bytes, DUO_CHARSET);
      }
    }
  }
}
