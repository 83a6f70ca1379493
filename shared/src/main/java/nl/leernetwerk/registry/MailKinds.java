package nl.leernetwerk.registry;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.digest.letters.DigestMailKinds;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.meetings.letters.MeetingMailKinds;
import nl.leernetwerk.messages.letters.MessageMailKinds;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.PreviewRound;
import nl.leernetwerk.registration.letters.RegistrationMailKinds;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.letters.SeatMailKinds;
import nl.leernetwerk.workplace.letters.SharpenMailKinds;
import nl.leernetwerk.workplace.letters.WorkplaceMailKinds;

/** Every kind of mail. */
public final class MailKinds {
  /** Every kind, feature by feature. */
  public static final List<MailKind> ALL =
      Stream.of(
              RegistrationMailKinds.ALL,
              SeatMailKinds.ALL,
              SharpenMailKinds.ALL,
              WorkplaceMailKinds.ALL,
              DigestMailKinds.ALL,
              MessageMailKinds.ALL,
              MeetingMailKinds.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, MailKind> BY_NAME =
      ALL.stream().collect(Collectors.toMap(MailKind::name, Function.identity()));

  /** The names of the kinds to whose mails the organisers of a round may add a paragraph. */
  public static final Set<String> WITH_PARAGRAPH =
      ALL.stream().filter(MailKind::takesParagraph).map(MailKind::name).collect(Collectors.toSet());

  private MailKinds() {}

  /** The kind of a mail; it must be registered. */
  public static MailKind of(Mail mail) {
    var kind = BY_NAME.get(mail.kind());
    if (kind == null) {
      throw new IllegalArgumentException("a mail of unknown kind " + mail.kind());
    }
    return kind;
  }

  /** The mails of a round as their readers will get them, about invented initiatives. */
  public static List<MailKind.Preview> preview(URI site, Sender sender, Round round) {
    var example = PreviewRound.of(site, sender, round);
    return ALL.stream().flatMap(kind -> kind.preview(example).stream()).toList();
  }
}
