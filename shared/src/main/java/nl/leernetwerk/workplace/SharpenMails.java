package nl.leernetwerk.workplace;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Round;

/** The mails about sharpened texts. Their version is the version of the text. */
public final class SharpenMails {
  /** To both people of a pair: their questions were sharpened. */
  public static final String SHARPENED = "sharpened";

  /** To the facilitators of the network: the pair corrected the sharpened text. */
  public static final String CORRECTED = "sharpened-corrected";

  private static final String FACILITATOR = "facilitator-";

  private SharpenMails() {}

  /** A mail to each person of the pair. */
  static List<Mail> toPair(Registration registration, int version) {
    return Addressee.of(registration.submission().pair()).stream()
        .map(to -> new Mail(registration.reference().text(), to.word(), SHARPENED, version))
        .toList();
  }

  /** A mail to each facilitator in whose list the initiative is. */
  static List<Mail> toFacilitators(Round round, Registration registration, int version) {
    return IntStream.rangeClosed(1, (int) facilitators(round, registration).count())
        .mapToObj(
            n -> new Mail(registration.reference().text(), FACILITATOR + n, CORRECTED, version))
        .toList();
  }

  /** The facilitator who gets a mail; empty when nobody has that place any more. */
  public static Optional<Contact> facilitator(Mail mail, Round round, Registration registration) {
    int number = Integer.parseInt(mail.to().substring(FACILITATOR.length()));
    return facilitators(round, registration).skip(number - 1L).findFirst();
  }

  private static Stream<Contact> facilitators(Round round, Registration registration) {
    return round.networks().stream()
        .filter(network -> Member.isListed(registration, network))
        .flatMap(network -> network.facilitators().stream())
        .distinct();
  }
}
