package nl.leernetwerk.workplace;

import java.util.List;
import java.util.stream.IntStream;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;

/** The mails about contact with initiatives. */
public final class ContactMails {
  /** Who has not been reached yet, for a facilitator. */
  public static final String NOT_REACHED = "not-reached";

  private ContactMails() {}

  /**
   * A mail to each facilitator of a network. There is one for each, ever, about those who got their
   * seats with the allocation or with the same later change.
   *
   * @param seating as {@link NotReached.Due} has it
   */
  public static List<Mail> notReached(Round round, Network network, int seating) {
    return IntStream.rangeClosed(1, network.facilitators().size())
        .mapToObj(
            number ->
                new Mail(
                    round.id() + "." + network.id(),
                    "facilitator-" + number,
                    NOT_REACHED,
                    seating + 1))
        .toList();
  }
}
