package nl.leernetwerk.table;

import static nl.leernetwerk.table.Attributes.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.leernetwerk.enrolment.School;
import nl.leernetwerk.enrolment.SchoolCode;
import nl.leernetwerk.enrolment.SchoolSector;
import nl.leernetwerk.enrolment.Schools;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The national list, twice: an item for each school, for the checks of a registration, and the
 * whole in one compressed value, which the search reads at once.
 */
public record TableSchools(Table table) implements Schools {
  private static final int READ_AT_ONCE = 100;
  private static final int WRITE_AT_ONCE = 25;

  @Override
  public Map<SchoolCode, School> find(Collection<SchoolCode> codes) {
    var found = new HashMap<SchoolCode, School>();
    for (var some : slices(List.copyOf(new HashSet<>(codes)), READ_AT_ONCE)) {
      var asked =
          Map.of(
              table.name(),
              KeysAndAttributes.builder().keys(some.stream().map(Keys::school).toList()).build());
      while (!asked.isEmpty()) {
        var request = asked;
        var answer = table.client().batchGetItem(get -> get.requestItems(request));
        answer.responses().getOrDefault(table.name(), List.of()).stream()
            .map(TableSchools::read)
            .forEach(school -> found.put(school.code(), school));
        asked = answer.unprocessedKeys();
      }
    }
    return found;
  }

  @Override
  public List<School> all() {
    return Blob.read(table, Keys.SCHOOLS).map(TableSchools::unpack).orElse(List.of());
  }

  @Override
  public void load(Collection<School> schools) {
    var known = new HashSet<>(all());
    var changed = schools.stream().filter(school -> !known.contains(school)).toList();
    for (var some : slices(changed, WRITE_AT_ONCE)) {
      var asked = Map.of(table.name(), some.stream().map(TableSchools::put).toList());
      while (!asked.isEmpty()) {
        var request = asked;
        asked =
            table.client().batchWriteItem(write -> write.requestItems(request)).unprocessedItems();
      }
    }
    var packed = pack(schools);
    Blob.writeParts(table, Keys.SCHOOLS, packed, Map.of());
    table
        .client()
        .putItem(put -> put.tableName(table.name()).item(Blob.header(Keys.SCHOOLS, packed)));
  }

  private static WriteRequest put(School school) {
    var item =
        Attributes.merge(
            Keys.school(school.code()),
            Map.of(
                "name", text(school.name()),
                "place", text(school.place()),
                "sector", text(school.sector().name())));
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  private static School read(Map<String, AttributeValue> item) {
    return new School(
        new SchoolCode(Keys.subject(item.get(Keys.PK).s())),
        item.get("name").s(),
        item.get("place").s(),
        SchoolSector.valueOf(item.get("sector").s()));
  }

  private static byte[] pack(Collection<School> schools) {
    var lines =
        schools.stream()
            .map(
                school ->
                    String.join(
                        "\t",
                        school.code().value(),
                        school.sector().name(),
                        school.name().replace('\t', ' '),
                        school.place().replace('\t', ' ')))
            .sorted()
            .collect(Collectors.joining("\n"));
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static List<School> unpack(byte[] packed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .map(
              field ->
                  new School(
                      new SchoolCode(field[0]), field[2], field[3], SchoolSector.valueOf(field[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> List<List<T>> slices(List<T> all, int size) {
    var slices = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += size) {
      slices.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return slices;
  }
}
