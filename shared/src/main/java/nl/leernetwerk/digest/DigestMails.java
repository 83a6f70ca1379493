package nl.leernetwerk.digest;

import java.util.List;
import java.util.stream.IntStream;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Round;

/** The mail of a digest; the package {@code letters} writes it. */
public final class DigestMails {
  /** What happened in a round, for an organiser; the version is the number of the digest. */
  public static final String DIGEST = "digest";

  private static final String ORGANISER = "organiser-";

  private DigestMails() {}

  /** A mail to each organiser of a round. */
  public static List<Mail> of(Round round, int number) {
    return IntStream.rangeClosed(1, round.organisers().size())
        .mapToObj(n -> new Mail(round.id(), ORGANISER + n, DIGEST, number))
        .toList();
  }

  /** The number of the organiser who gets it, from 1. */
  public static int organiser(Mail mail) {
    return Integer.parseInt(mail.to().substring(ORGANISER.length()));
  }
}
