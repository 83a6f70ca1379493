package nl.leernetwerk.workplace.letters;

import java.util.List;
import java.util.Optional;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.JournalSource;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.workplace.ContactMoment;
import nl.leernetwerk.workplace.Contacts;

/** The journal lines about contact with initiatives. What was said is in none of them. */
public record ContactJournalSource(Contacts contacts) implements JournalSource {
  private static final String PREFIX = "contact/";
  private static final int RANK = 100;

  @Override
  public List<JournalLine> lines(String round, Words words) {
    return contacts.ofRound(round).stream().map(it -> line(it, words)).toList();
  }

  @Override
  public List<JournalLine> about(Reference registration, Words words) {
    return contacts.of(registration).stream().map(it -> line(it, words)).toList();
  }

  private static JournalLine line(ContactMoment contact, Words words) {
    var name = words.at(contact.noted()).initiative(contact.registration());
    return new JournalLine(
        PREFIX + contact.id(),
        RANK,
        contact.noted(),
        contact.by(),
        Optional.empty(),
        List.of(contact.registration()),
        List.of(
            (contact.reached()
                    ? "Er was contact met %s, %s."
                    : "Er is geprobeerd %s te bereiken, %s. Dat lukte niet.")
                .formatted(name, how(contact.how()))));
  }

  private static String how(ContactMoment.How how) {
    return switch (how) {
      case PHONE -> "per telefoon";
      case MAIL -> "per e-mail";
      case VISIT -> "met een bezoek";
      case VIDEO -> "met een videogesprek";
    };
  }

  /** No line has a reason. */
  @Override
  public boolean forgetReason(String round, String line) {
    return false;
  }
}
