package nl.leernetwerk.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    List<Link> links,
    Instant at,
    boolean arrived) {

  /** A personal link in it: of whom, and what follows the {@code #}. */
  record Link(String reference, String role, String text) {}

  private static final Pattern LINK =
      Pattern.compile("/mijn-aanmelding/#([A-Z0-9-]+)\\.(practitioner|leader)\\.[A-Za-z0-9_-]+");

  /** The personal links in a text. */
  static List<Link> links(String text) {
    return LINK.matcher(text)
        .results()
        .map(it -> new Link(it.group(1), it.group(2), it.group().replaceFirst(".*#", "")))
        .toList();
  }

  /** The link of that person in it. */
  Optional<Link> link(String reference, String role) {
    return links.stream()
        .filter(link -> link.reference().equals(reference) && link.role().equals(role))
        .findFirst();
  }

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
