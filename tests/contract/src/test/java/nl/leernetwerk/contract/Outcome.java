package nl.leernetwerk.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** The outcome of an invocation, as Lambda sees it. */
sealed interface Outcome {

  /** The function's answer; missing when the function writes none. */
  record Answered(JsonNode answer) implements Outcome {}

  /** The function failed, and reported this failure. */
  record Failed(String type, String report) implements Outcome {}

  /** The deadline passed, and the sandbox was killed. */
  record TimedOut() implements Outcome {}

  /** The process ended by itself. */
  record Died(int exitCode) implements Outcome {}
}
