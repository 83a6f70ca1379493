package nl.leernetwerk.bench.costs;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;
import java.util.TreeMap;

/**
 * What functions did, counted.
 *
 * @param functions by logical id
 * @param mails that SES took
 * @param attachmentBytes that they carried
 * @param logBytes that functions wrote
 */
record Used(
    @JsonDeserialize(as = TreeMap.class) Map<String, Function> functions,
    long mails,
    long attachmentBytes,
    long logBytes) {

  /**
   * What one function did.
   *
   * @param milliseconds of all invocations together, on the machine that measured
   */
  record Function(long invocations, long milliseconds, double readUnits, double writeUnits) {}

  long invocations() {
    return functions.values().stream().mapToLong(Function::invocations).sum();
  }

  double readUnits() {
    return functions.values().stream().mapToDouble(Function::readUnits).sum();
  }

  double writeUnits() {
    return functions.values().stream().mapToDouble(Function::writeUnits).sum();
  }
}
