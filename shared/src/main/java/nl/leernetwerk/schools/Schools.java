package nl.leernetwerk.schools;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The national list of school locations. */
public interface Schools {

  /** The schools with these codes, as far as they are in the list. */
  Map<SchoolCode, School> find(Collection<SchoolCode> codes);

  /** The whole list, in order of code. */
  List<School> all();

  /** Replaces the list. A school that is no longer in the list can still be found by its code. */
  void load(Collection<School> schools);
}
