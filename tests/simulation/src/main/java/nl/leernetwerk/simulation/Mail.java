package nl.leernetwerk.simulation;

import java.time.Instant;
import java.util.List;

/**
 * A mail that SES took.
 *
 * @param id what the system calls it, such as {@code 2024-2025-7K3F-9QXM/leader.decision.1}
 * @param arrived whether its reader got it
 */
record Mail(
    String id,
    String to,
    String subject,
    String text,
    List<String> attachments,
    Instant at,
    boolean arrived) {

  /** What it is about. */
  String about() {
    return id.substring(0, id.indexOf('/'));
  }

  /** To whom in the pair or the round, such as {@code leader}. */
  String whom() {
    return purpose()[0];
  }

  String kind() {
    return purpose()[1];
  }

  int version() {
    return Integer.parseInt(purpose()[2]);
  }

  private String[] purpose() {
    return id.substring(id.indexOf('/') + 1).split("\\.", -1);
  }
}
