package nl.leernetwerk.schools.table;

import static nl.leernetwerk.kernel.table.Attributes.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.leernetwerk.kernel.Readings;
import nl.leernetwerk.kernel.Unreadable;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Blob;
import nl.leernetwerk.kernel.table.ItemReader;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.schools.HolidayRegion;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolName;
import nl.leernetwerk.schools.SchoolSector;
import nl.leernetwerk.schools.Schools;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The national list: an item for each school and for each name and place that one school has, for
 * the checks of a registration, and the whole list in one compressed value, which the search reads
 * at once.
 */
public record TableSchools(Table table) implements Schools {
  /** In the header of the list: whether the items by name belong to it. */
  private static final String NAMES = "names";

  @Override
  public Map<SchoolCode, School> find(Collection<SchoolCode> codes) {
    return byCode(read(codes).all());
  }

  @Override
  public Map<SchoolCode, School> named(Collection<SchoolCode> codes) {
    return byCode(read(codes).values());
  }

  private Readings<School> read(Collection<SchoolCode> codes) {
    return ItemReader.each(
        table.items(codes.stream().map(SchoolKeys::school).toList()), TableSchools::read);
  }

  private static Map<SchoolCode, School> byCode(List<School> schools) {
    return schools.stream().collect(Collectors.toMap(School::code, Function.identity()));
  }

  @Override
  public Map<SchoolName, SchoolCode> byName(Collection<SchoolName> names) {
    var codes =
        table.items(names.stream().map(SchoolKeys::name).toList()).stream()
            .collect(Collectors.toMap(item -> item.get(Keys.PK), SchoolKeys::codeOfName));
    return names.stream()
        .distinct()
        .filter(name -> codes.containsKey(SchoolKeys.name(name).get(Keys.PK)))
        .collect(
            Collectors.toMap(
                Function.identity(), name -> codes.get(SchoolKeys.name(name).get(Keys.PK))));
  }

  @Override
  public List<School> all() {
    return Blob.read(table, SchoolKeys.LIST.prefix(), TableSchools::unpack).orElse(List.of());
  }

  @Override
  public void load(Collection<School> schools) {
    var stored = Blob.header(table, SchoolKeys.LIST.prefix());
    var known = new HashSet<>(known());
    var changed = schools.stream().filter(school -> !known.contains(school)).toList();
    table.writeEach(changed.stream().map(TableSchools::put).toList());
    // A list that was stored before there were items by name has none of them.
    var named = stored.containsKey(NAMES) ? unique(known) : Map.<String, School>of();
    table.writeEach(names(named, unique(schools)));
    var packed = pack(schools);
    Blob.writeParts(table, SchoolKeys.LIST.prefix(), packed, Map.of());
    table
        .client()
        .putItem(
            put ->
                put.tableName(table.name())
                    .item(
                        Attributes.merge(
                            Blob.header(SchoolKeys.LIST.prefix(), packed),
                            Map.of(NAMES, Attributes.number(1)))));
  }

  /** The schools whose name and place no other school has, by these. */
  private static Map<String, School> unique(Collection<School> schools) {
    var all =
        schools.stream().collect(Collectors.groupingBy(school -> SchoolName.of(school).identity()));
    all.values().removeIf(same -> same.size() > 1);
    return all.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().getFirst()));
  }

  /**
   * What makes the items by name those of the list after, when they are those of the list before.
   */
  private static List<WriteRequest> names(Map<String, School> before, Map<String, School> after) {
    var writes = new ArrayList<WriteRequest>();
    after.forEach(
        (identity, school) -> {
          if (!before.containsKey(identity) || !before.get(identity).code().equals(school.code())) {
            writes.add(
                WriteRequest.builder()
                    .putRequest(
                        put -> put.item(SchoolKeys.named(SchoolName.of(school), school.code())))
                    .build());
          }
        });
    before.forEach(
        (identity, school) -> {
          if (!after.containsKey(identity)) {
            writes.add(
                WriteRequest.builder()
                    .deleteRequest(delete -> delete.key(SchoolKeys.name(SchoolName.of(school))))
                    .build());
          }
        });
    return writes;
  }

  /** The list as it was; of one that cannot be read, every school is written again. */
  private List<School> known() {
    try {
      return all();
    } catch (Unreadable _) {
      return List.of();
    }
  }

  private static WriteRequest put(School school) {
    var item =
        Attributes.merge(
            SchoolKeys.school(school.code()),
            Map.of(
                "name", text(school.name()),
                "place", text(school.place()),
                "sector", text(school.sector().name())),
            optional("region", school.region().map(Enum::name)),
            optional("street", school.street()),
            optional("municipality", school.municipality()));
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  private static Map<String, AttributeValue> optional(String name, Optional<String> value) {
    return value.map(it -> Map.of(name, text(it))).orElse(Map.of());
  }

  /** The school of an item. */
  public static School read(Map<String, AttributeValue> item) {
    return new School(
        SchoolKeys.code(item),
        Objects.requireNonNull(item.get("name").s()),
        Objects.requireNonNull(item.get("place").s()),
        SchoolSector.valueOf(item.get("sector").s()),
        Attributes.optional(item, "region").flatMap(HolidayRegion::named),
        Attributes.optional(item, "street"),
        Attributes.optional(item, "municipality"));
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
                        school.place().replace('\t', ' '),
                        school.region().map(Enum::name).orElse(""),
                        school.street().orElse("").replace('\t', ' '),
                        school.municipality().orElse("").replace('\t', ' ')))
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

  static List<School> unpack(byte[] packed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .map(
              field ->
                  new School(
                      new SchoolCode(field[0]),
                      field[2],
                      field[3],
                      SchoolSector.valueOf(field[1]),
                      field(field, 4).flatMap(HolidayRegion::named),
                      field(field, 5),
                      field(field, 6)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field that the list may not tell; lists that were stored before it was added lack it. */
  private static Optional<String> field(String[] fields, int index) {
    return index < fields.length && !fields[index].isEmpty()
        ? Optional.of(fields[index])
        : Optional.empty();
  }
}
