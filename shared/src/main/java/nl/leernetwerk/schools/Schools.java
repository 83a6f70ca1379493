package nl.leernetwerk.schools;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The national list of school locations. */
public interface Schools {

  /** The schools of those codes that are in the list. */
  Map<SchoolCode, School> find(Collection<SchoolCode> codes);

  /** The whole list, in order of code. */
  List<School> all();

  /** Replaces the list; schools that are no longer in it stay known by their code. */
  void load(Collection<School> schools);
}
