package nl.leernetwerk.schools.table;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.kernel.table.Attributes;
import nl.leernetwerk.kernel.table.Blob;
import nl.leernetwerk.kernel.table.Keys;
import nl.leernetwerk.kernel.table.StoredKind;
import nl.leernetwerk.kernel.table.StoredKind.BelongsTo;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.schools.SchoolName;
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

  /** The code of the only school with a name and place, for who types these instead of the code. */
  public static final StoredKind SCHOOL_NAME =
      new StoredKind(
          "SCHOOL-NAME",
          BelongsTo.NOTHING,
          "a public list",
          StoredKind.Reader.of(SchoolKeys::codeOfName));

  private static final String CODE = "code";

  private SchoolKeys() {}

  /** The key of a school. */
  public static Map<String, AttributeValue> school(SchoolCode code) {
    return Keys.key(SCHOOL.of(code.value()), SCHOOL.prefix());
  }

  /** The key of a name and place, hashed because keys hold no text that people typed. */
  public static Map<String, AttributeValue> name(SchoolName name) {
    var hash = Sha256.hex(name.identity().getBytes(StandardCharsets.UTF_8));
    return Keys.key(SCHOOL_NAME.of(hash), SCHOOL_NAME.prefix());
  }

  static Map<String, AttributeValue> named(SchoolName name, SchoolCode code) {
    return Attributes.merge(name(name), Map.of(CODE, Attributes.text(code.value())));
  }

  /** The code in an item that is found under the {@link #name} of a school. */
  public static SchoolCode codeOfName(Map<String, AttributeValue> item) {
    return new SchoolCode(item.get(CODE).s());
  }

  static SchoolCode code(Map<String, AttributeValue> item) {
    return new SchoolCode(item.get(Keys.PK).s().substring(SCHOOL.prefix().length() + 1));
  }
}
