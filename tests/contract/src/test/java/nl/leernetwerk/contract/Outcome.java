package nl.leernetwerk.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of an invocation, as Lambda sees it. */
sealed interface Outcome {

  /** The function's answer; missing when it writes none. */
  record Answered(JsonNode answer) implements Outcome {}

  /** The function failed, and reported this. */
  record Failed(String type, String report) implements Outcome {}

  /** The deadline passed; the sandbox is gone. */
  record TimedOut() implements Outcome {}

  /** The process ended by itself. */
  record Died(int exitCode) implements Outcome {}
}
