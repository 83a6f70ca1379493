package nl.leernetwerk.messages.letters;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.JournalSource;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.messages.Message;
import nl.leernetwerk.messages.Messages;
import nl.leernetwerk.messages.Selection;

/** The journal lines about messages. What was written is in none of them. */
public record MessageJournalSource(Messages messages) implements JournalSource {
  private static final String PREFIX = "bericht/";
  private static final int RANK = 100;

  @Override
  public List<JournalLine> lines(String round, Words words) {
    return messages.readable(round).stream().map(it -> line(it, List.of())).toList();
  }

  @Override
  public List<JournalLine> about(Reference registration, Words words) {
    return messages.readable(registration.round()).stream()
        .filter(it -> it.registrations().contains(registration))
        .map(it -> line(it, List.of(registration)))
        .toList();
  }

  private static JournalLine line(Message message, List<Reference> about) {
    return new JournalLine(
        PREFIX + message.number(),
        RANK,
        message.at(),
        message.by(),
        Optional.empty(),
        about,
        List.of(
            "Bericht %d is geschreven aan %s: %s, %s."
                .formatted(
                    message.number(),
                    to(message.selection()),
                    Dutch.initiatives(message.registrations().size()),
                    Dutch.count(message.people(), "mens", "mensen"))));
  }

  private static String to(Selection selection) {
    return switch (selection) {
      case Selection.Everybody() -> "iedereen die zich heeft aangemeld";
      case Selection.Seated() -> "wie een plek heeft";
      case Selection.Waiting() -> "wie op de wachtlijst staat";
      case Selection.InNetwork(var network) -> "leernetwerk " + network;
      case Selection.Unanswered() -> "wie nog moet antwoorden";
      case Selection.Chosen _ -> "gekozen initiatieven";
    };
  }

  /** No line has a reason. */
  @Override
  public boolean forgetReason(String round, String line) {
    return false;
  }
}
