package nl.leernetwerk.schools;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The national list of school locations. */
public interface Schools {

  /**
   * The schools with these codes, as far as they are in the list, for a caller who decides by them.
   */
  Map<SchoolCode, School> find(Collection<SchoolCode> codes);

  /**
   * The same for who only shows what they are called; a school that cannot be read is left out, and
   * known by its code.
   */
  default Map<SchoolCode, School> named(Collection<SchoolCode> codes) {
    return find(codes);
  }

  /** The codes of the schools that alone in the list have one of these names and places. */
  Map<SchoolName, SchoolCode> byName(Collection<SchoolName> names);

  /** The whole list, in order of code. */
  List<School> all();

  /** Replaces the list. A school that is no longer in the list can still be found by its code. */
  void load(Collection<School> schools);
}
