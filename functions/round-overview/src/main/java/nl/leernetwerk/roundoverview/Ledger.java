package nl.leernetwerk.roundoverview;

import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.mail.Addressee;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.mail.RoundMails;

/** Which mails a round can have. */
final class Ledger {
  private Ledger() {}

  /** All of them: to the pairs, the facilitators and the organisers. */
  static List<MailId> of(Round round, List<Registration> registrations) {
    return Stream.concat(
            registrations.stream().flatMap(it -> of(it).stream()), RoundMails.of(round).stream())
        .toList();
  }

  /** Those about one registration. */
  static List<MailId> of(Registration registration) {
    var reference = registration.reference();
    return Addressee.of(registration.submission().pair()).stream()
        .<MailId>flatMap(
            to ->
                Stream.of(
                    new MailId.Confirmation(reference, to, 1),
                    new MailId.Decision(reference, to, 1)))
        .toList();
  }
}
