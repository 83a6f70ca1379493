package nl.leernetwerk.messages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Sha256;
import nl.leernetwerk.messages.Message.Recipient;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Idempotency;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Round;

/**
 * A message that is about to be written, to those who belong to its selection now.
 *
 * @param to the registrations, in the order of their references; none has lost both its people
 */
public record Writing(Selection selection, MessageText text, List<Registration> to) {
  /** Two organisers at the same moment need two attempts; many more only come from a fault. */
  private static final int ATTEMPTS = 20;

  public Writing {
    to = List.copyOf(to);
  }

  /** The result of sending. */
  public sealed interface Answer {

    /** The message was written, now or by the same request before. */
    record Sent(Message message) implements Answer {}

    /** Another request with the same key wrote another message; nothing was written. */
    record KeyReused() implements Answer {}

    /** Too many people wrote at once; nothing was written. */
    record Busy() implements Answer {}
  }

  /** A message to those of these registrations who belong to its selection. */
  public static Writing of(Selection selection, MessageText text, List<Registration> all) {
    return new Writing(
        selection,
        text,
        all.stream()
            .filter(it -> selection.takes(it) && !it.submission().pair().isErased())
            .sorted(Comparator.comparing(Registration::reference))
            .toList());
  }

  /** Who gets it: both people of each pair, in one mail when they share an address. */
  public List<Recipient> recipients() {
    return to.stream()
        .flatMap(
            it ->
                Addressee.of(it.submission().pair()).stream()
                    .map(person -> new Recipient(it.reference(), person)))
        .toList();
  }

  /** How many people those are. */
  public int people() {
    return recipients().stream().mapToInt(it -> it.person().roles().size()).sum();
  }

  /** How many schools these initiatives have. */
  public int schools() {
    return to.stream().mapToInt(it -> it.submission().schools().size()).sum();
  }

  /** A tag that changes with every word, and with everybody who gets it. */
  public String tag() {
    var all =
        recipients().stream()
            .map(it -> it.registration().text() + "/" + it.person().word())
            .collect(Collectors.joining("\n", text.subject() + "\n" + text.text() + "\n", ""));
    return "\"" + Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "\"";
  }

  /** What a request wrote before, if it did. */
  public static Optional<Answer> before(List<Message> written, Idempotency request) {
    return written.stream()
        .filter(it -> it.request().key().equals(request.key()))
        .findFirst()
        .map(it -> it.request().equals(request) ? new Answer.Sent(it) : new Answer.KeyReused());
  }

  /**
   * Writes the message once for each request. Of two messages at the same moment each gets its own
   * number, and both are sent.
   */
  public Answer send(Messages messages, Round round, Idempotency request, Actor by, Instant at) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var written = messages.of(round.id());
      // Read anew each time: the request that took the number may have been this one, pressed
      // twice.
      var before = before(written, request);
      if (before.isPresent()) {
        return before.get();
      }
      var message =
          new Message(
              written.isEmpty() ? 1 : written.getLast().number() + 1,
              at,
              by,
              request,
              selection,
              recipients(),
              people(),
              Optional.of(text));
      if (messages.append(round, message)) {
        return new Answer.Sent(message);
      }
    }
    return new Answer.Busy();
  }
}
