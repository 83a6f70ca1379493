package nl.leernetwerk.schools.table;

import java.util.Map;
import nl.leernetwerk.kernel.table.Blob;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import nl.leernetwerk.schools.SchoolCode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the national list of schools. */
public final class SchoolKeys {
  /** The whole list in one value, for the search. */
  public static final StoredKind LIST =
      new StoredKind(
          "SCHOOLS", BelongsTo.NOTHING, "a public list", Blob.reader(TableSchools::unpack));

  /** One school, for the check when somebody registers. */
  public static final StoredKind SCHOOL =
      new StoredKind(
          "SCHOOL", BelongsTo.NOTHING, "a public list", StoredKind.Reader.of(TableSchools::read));

  private SchoolKeys() {}

  /** The key of a school. */
  public static Map<String, AttributeValue> school(SchoolCode code) {
    return Keys.key(SCHOOL.of(code.value()), SCHOOL.prefix());
  }

  static SchoolCode code(Map<String, AttributeValue> item) {
    return new SchoolCode(item.get(Keys.PK).s().substring(SCHOOL.prefix().length() + 1));
  }
}
