package nl.leernetwerk.bench.costs;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counted use of functions.
 *
 * @param functions by logical id
 * @param mails how many mails SES took
 * @param attachmentBytes the size of the files in those mails
 * @param logBytes the size of what functions logged
 */
record Used(
    @JsonDeserialize(as = TreeMap.class) Map<String, Function> functions,
    long mails,
    long attachmentBytes,
    long logBytes) {

  /**
   * The use of one function.
   *
   * @param milliseconds the time of all invocations together, on the machine that measured
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
