package nl.leernetwerk.seats;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;

/** The mails about seats; the package {@code letters} writes their letters. */
public final class SeatMails {
  /** A seat, or a place on the waiting list. */
  public static final String DECISION = "decision";

  /** The list of a draw was published. */
  public static final String DRAW_LIST = "draw-list";

  /** An organiser entered the registration after the allocation. */
  public static final String ENTERED = "entered";

  /** Every initiative of a network, for a facilitator. */
  public static final String LIST = "list";

  /**
   * What changed in a network, for a facilitator; the mail's version is the number of the change.
   */
  public static final String NEWS = "news";

  /** The totals of a round, for an organiser. */
  public static final String TOTALS = "totals";

  private static final String FACILITATOR = "facilitator-";
  private static final String ORGANISER = "organiser-";

  private SeatMails() {}

  /** The mail with what the allocation decided. */
  public static Mail decision(Reference registration, Addressee to) {
    return new Mail(registration.text(), to.word(), DECISION, 1);
  }

  /** The mail that the list of a draw was published, before anybody knows the lot. */
  public static Mail drawList(Reference registration, Addressee to) {
    return new Mail(registration.text(), to.word(), DRAW_LIST, 1);
  }

  /**
   * The mail with what a change of the roster means for an initiative; each notice is a kind of
   * mail.
   *
   * @param version the number of that change in the journal
   */
  public static Mail notice(Reference registration, Addressee to, Notice notice, int version) {
    return new Mail(registration.text(), to.word(), kind(notice), version);
  }

  /**
   * The mail that an organiser entered a registration after the allocation.
   *
   * @param version the number of that change in the journal
   */
  public static Mail entered(Reference registration, Addressee to, int version) {
    return new Mail(registration.text(), to.word(), ENTERED, version);
  }

  /** The kind of mail that tells a notice. */
  public static String kind(Notice notice) {
    return Word.of(notice);
  }

  /**
   * The mail with the list of a network.
   *
   * @param facilitator 1 for the first facilitator that the round names for the network
   */
  public static Mail list(Round round, Network network, int facilitator, int version) {
    return new Mail(round.id() + "." + network.id(), FACILITATOR + facilitator, LIST, version);
  }

  /** A mail to each facilitator of a network, with what a change means for the network. */
  public static List<Mail> news(Round round, Network network, int version) {
    return numbers(network.facilitators())
        .mapToObj(n -> new Mail(round.id() + "." + network.id(), FACILITATOR + n, NEWS, version))
        .toList();
  }

  /**
   * The mail that asks again for an answer to an offer.
   *
   * @param version the number of the change that made the offer, so that each offer has its own
   */
  public static Mail reminder(
      Reference registration, Addressee to, OfferReminder reminder, int version) {
    return new Mail(registration.text(), to.word(), kind(reminder), version);
  }

  /** The kind of mail that is such a reminder. */
  public static String kind(OfferReminder reminder) {
    return switch (reminder) {
      case TWO_DAYS_LEFT -> "offer-reminder";
      case LAST_DAY -> "offer-last-day";
    };
  }

  /**
   * The mail with the totals of a round.
   *
   * @param organiser 1 for the first organiser that the round names
   */
  public static Mail totals(Round round, int organiser) {
    return new Mail(round.id(), ORGANISER + organiser, TOTALS, 1);
  }

  /**
   * The mails that an allocation brings: each network's list to its facilitators, and the totals to
   * the organisers.
   */
  public static List<Mail> ofAllocation(Round round) {
    return Stream.concat(
            round.networks().stream()
                .flatMap(
                    network ->
                        numbers(network.facilitators()).mapToObj(n -> list(round, network, n, 1))),
            numbers(round.organisers()).mapToObj(n -> totals(round, n)))
        .toList();
  }

  /** The number of the facilitator or organiser who gets the mail, from 1. */
  public static int person(Mail mail) {
    return Integer.parseInt(mail.to().replaceFirst(".*-", ""));
  }

  /** Whether the mail goes to a facilitator of a network, and not to an organiser. */
  public static boolean isToFacilitator(Mail mail) {
    return mail.to().startsWith(FACILITATOR);
  }

  /** The id of the network that a mail to a facilitator is about. */
  public static String network(Mail mail) {
    return mail.about().split("\\.", 2)[1];
  }

  /** A mail's id names a person by their number in the round, from 1. */
  private static IntStream numbers(List<?> people) {
    return IntStream.rangeClosed(1, people.size());
  }
}
