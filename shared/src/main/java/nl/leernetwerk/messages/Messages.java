package nl.leernetwerk.messages;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.rounds.Round;

/** The messages of rounds, numbered one after the other and never changed afterwards. */
public interface Messages {
  /** The text of a message was erased; the act's object is the number of the message. */
  ActKind TEXT_ERASED =
      new ActKind(
          "message-erased",
          (number, _) -> "De tekst van bericht %s is gewist.".formatted(number),
          _ -> Optional.empty());

  /** Every kind of act about messages. */
  List<ActKind> ACTS = List.of(TEXT_ERASED);

  /**
   * Every message of a round, in order.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when one cannot be read: the next number follows from
   *     all of them, and so does whether a request came before
   */
  List<Message> of(String round);

  /** The same without those that cannot be read, for who only tells what was written. */
  List<Message> readable(String round);

  /**
   * The message with that number, for who sends it.
   *
   * @throws nl.leernetwerk.kernel.Unreadable when it, or its text, cannot be read: a text that
   *     cannot be read is no text that was erased
   */
  Optional<Message> find(String round, int number);

  /**
   * Writes the next message, and publishes {@code MessageWritten}: all or nothing.
   *
   * @return false when another message has that number; then nothing is written
   */
  boolean append(Round round, Message message);

  /** Erases the subject and the text of a message, with a line in the journal. */
  void forgetText(Round round, int number, OrganiserAct act);

  /** The same without that line, for an erasure that somebody asked for. */
  void forgetText(String round, int number);
}
