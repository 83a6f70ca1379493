package nl.leernetwerk.registry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.meetings.letters.MeetingWords;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.seats.letters.SeatWords;

/**
 * Names the initiatives in journal lines, by the names that they have in a round.
 *
 * @param names the names now
 * @param renamed the amendments that gave an initiative another name, oldest first
 * @param moment the names are those of just before this moment
 */
public record InitiativeWords(
    Map<Reference, String> names, Map<Reference, List<Amendment>> renamed, Instant moment)
    implements Words {

  /** Words that know the names of these initiatives, and the names that amendments took away. */
  public static InitiativeWords of(List<Registration> registrations, List<Amendment> amendments) {
    return new InitiativeWords(
        registrations.stream()
            .collect(Collectors.toMap(Registration::reference, it -> it.submission().initiative())),
        amendments.stream()
            .filter(it -> it.action().calledBefore().isPresent())
            .sorted(Comparator.comparing(Amendment::version))
            .collect(Collectors.groupingBy(Amendment::registration)),
        Instant.MAX);
  }

  @Override
  public InitiativeWords at(Instant when) {
    return new InitiativeWords(names, renamed, when);
  }

  @Override
  public String initiative(Reference registration) {
    return "‘%s’"
        .formatted(
            renamed.getOrDefault(registration, List.of()).stream()
                .filter(it -> !it.at().isBefore(moment))
                .findFirst()
                .flatMap(it -> it.action().calledBefore())
                .orElseGet(() -> names.getOrDefault(registration, registration.text())));
  }

  @Override
  public String mail(Mail mail) {
    return MailKinds.of(mail).words();
  }

  @Override
  public String reader(Mail mail) {
    return Reference.parse(mail.about())
        .map(this::initiative)
        .or(() -> MeetingWords.reader(mail))
        .orElseGet(() -> SeatWords.reader(mail));
  }
}
