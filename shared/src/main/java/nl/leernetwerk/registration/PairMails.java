package nl.leernetwerk.registration;

import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.seats.RosterHistory;

/** The mails about a registration that there can be, whether or not they were ever written. */
public final class PairMails {
  private PairMails() {}

  /**
   * All of them.
   *
   * @param to who of the pair may have been mailed
   * @param news what it was told since the allocation
   * @param extensions the numbers of the round's changes that gave longer to register
   * @param editions those that a change of the registration made
   */
  public static List<MailId> of(
      Reference reference,
      List<Addressee> to,
      List<RosterHistory.News> news,
      List<Integer> extensions,
      List<Integer> editions) {
    return Stream.concat(
            to.stream().flatMap(one -> of(reference, one, news, extensions, editions)),
            editions.stream()
                .flatMap(
                    edition ->
                        Stream.of(PairRole.values())
                            .map(place -> new MailId.Farewell(reference, place, edition))))
        .toList();
  }

  private static Stream<MailId> of(
      Reference reference,
      Addressee to,
      List<RosterHistory.News> news,
      List<Integer> extensions,
      List<Integer> editions) {
    return Stream.<Stream<? extends MailId>>of(
            Stream.of(
                new MailId.Confirmation(reference, to, 1), new MailId.Decision(reference, to, 1)),
            extensions.stream().map(it -> new MailId.DeadlineExtended(reference, to, it)),
            editions.stream().map(it -> new MailId.Amended(reference, to, it)),
            news.stream().map(it -> new MailId.SeatNews(reference, to, it.notice(), it.version())))
        .flatMap(it -> it);
  }
}
