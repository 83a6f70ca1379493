package nl.leernetwerk.mailing;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.EventKind;
import nl.leernetwerk.kernel.Reference;

/**
 * The identity of a mail: its subject, its recipient, its kind and its version. It holds ids only
 * and no address. One mail exists for each combination, so the same mail cannot be sent twice.
 *
 * @param about what the mail is about: a registration's reference, a round's id, a round's and a
 *     network's id with a dot between them, or {@code address-} and the id of an address
 * @param to the recipient, such as {@code practitioner} or {@code facilitator-2}
 * @param kind the name of a kind that a feature declares
 * @param version 1 for the first mail of its kind to the same recipient about the same subject
 */
public record Mail(String about, String to, String kind, int version) {
  /** The kind of event that says that a mail waits to be sent. */
  public static final EventKind QUEUED = new EventKind("MailQueued");

  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9.-]+)/([a-z0-9-]+)\\.([a-z-]+)\\.([1-9][0-9]{0,8})");
  private static final Pattern ADDRESS = Pattern.compile("address-[0-9a-f]{32}");

  public Mail {
    if (!TEXT.matcher(about + "/" + to + "." + kind + "." + version).matches()) {
      throw new IllegalArgumentException("not the id of a mail");
    }
  }

  /** The recipient, the kind and the version; together they are unique for each subject. */
  public String purpose() {
    return to + "." + kind + "." + version;
  }

  /** The mail's id in one line, which {@link #parse} reads back. */
  public String text() {
    return about + "/" + purpose();
  }

  /** The mail whose id a text holds; empty when the text is no such id. */
  public static Optional<Mail> parse(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Mail(
                parts.group(1), parts.group(2), parts.group(3), Integer.parseInt(parts.group(4))))
        : Optional.empty();
  }

  /** The id of the round to which the mail belongs; empty when the mail is about an address. */
  public Optional<String> round() {
    return ADDRESS.matcher(about).matches()
        ? Optional.empty()
        : Optional.of(
            Reference.parse(about).map(Reference::round).orElseGet(() -> about.split("\\.", 2)[0]));
  }

  /** The event that says that this mail waits to be sent. */
  public Event queued() {
    return QUEUED.of(text());
  }

  /** The mail of such an event. */
  public static Mail of(Event event) {
    if (!QUEUED.is(event)) {
      throw new IllegalArgumentException("an event that is no mail: " + event.type());
    }
    return parse(event.subject())
        .orElseThrow(() -> new IllegalArgumentException("an event of no mail"));
  }
}
