package nl.leernetwerk.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What people and operators saw: mails, log lines, events; and every promise that was broken. */
final class Witness {
  /** Stands in everything personal that anybody types here, and nowhere else. */
  static final String PERSONAL = "zqzq";

  private static final Pattern MAIL = Pattern.compile("\"mail\":\"([^\"]+)\"");

  private final World world;
  private final List<Mail> mails = new ArrayList<>();
  private final Map<String, Integer> perhapsTwice = new HashMap<>();
  private final Set<String> setAside = new LinkedHashSet<>();
  private final Set<String> withheld = new LinkedHashSet<>();
  private final Map<String, Integer> bounced = new HashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();

  Witness(World world) {
    this.world = world;
  }

  /** A promise that was broken. */
  void problem(String text) {
    world.note(() -> "!! " + text);
    problems.add(text);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Something that a function wrote to its log. */
  void logged(String function, String line) {
    personal("the log of " + function, line);
    if (line.contains("\"MailPerhapsTwice\"")) {
      mail(line).ifPresent(id -> perhapsTwice.merge(id, 1, Integer::sum));
      if (world.faults().none()) {
        problem("a mail is sent again although no sender died: " + line);
      }
    } else if (line.contains("\"MailSetAside\"")) {
      mail(line).ifPresent(setAside::add);
    } else if (line.contains("\"MailWithheld\"")) {
      mail(line).ifPresent(withheld::add);
    }
    if (!line.contains("\"level\":\"INFO\"")) {
      world.note(() -> "    log of " + function + ": " + line);
    }
  }

  private static Optional<String> mail(String line) {
    var found = MAIL.matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** Something that a bus or a queue carried. */
  void carried(String event) {
    personal("an event", event);
  }

  /** Nothing that a person typed may be here. */
  void personal(String where, String text) {
    if (text.contains(PERSONAL)) {
      problem("something personal is in " + where + ": " + text);
    }
  }

  void mailed(Mail mail) {
    mails.add(mail);
    world.note(
        () ->
            "  MAIL %s to %s: %s%s"
                .formatted(
                    mail.id(), mail.to(), mail.subject(), mail.arrived() ? "" : " (bounces)"));
  }

  /** Every mail that was sent, in order. */
  List<Mail> mails() {
    return mails;
  }

  /** SES tells that something went wrong with a mail to an address. */
  void reported(String address, JsonNode detail) {
    if (!detail.at("/bounce/bounceType").asText().equals("Transient")) {
      bounced.merge(address, 1, Integer::sum);
    }
  }

  /** The addresses to which no mail goes until somebody releases them. */
  Map<String, Integer> bounced() {
    return bounced;
  }

  /** How often operators were told that a mail may have gone out already. */
  int perhapsTwice(String mail) {
    return perhapsTwice.getOrDefault(mail, 0);
  }

  /** The mails that were ever put aside, because their address did not get any. */
  Set<String> withheld() {
    return withheld;
  }

  /** Whether a message is about a mail that was given up. */
  boolean gaveUp(String message) {
    return setAside.stream().anyMatch(message::contains);
  }

  /** The mails that were given up, and of which a person was told. */
  Set<String> setAside() {
    return setAside;
  }
}
