package nl.leernetwerk.registry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Registration;

/** Names the initiatives in journal lines, by the names that they have in a round. */
public record InitiativeWords(Map<Reference, String> names) implements Words {

  /** Words that know the names of these initiatives. */
  public static InitiativeWords of(List<Registration> registrations) {
    return new InitiativeWords(
        registrations.stream()
            .collect(
                Collectors.toMap(Registration::reference, it -> it.submission().initiative())));
  }

  @Override
  public String initiative(Reference registration) {
    return "‘%s’".formatted(names.getOrDefault(registration, registration.text()));
  }

  @Override
  public String mail(Mail mail) {
    return MailKinds.of(mail).words();
  }
}
