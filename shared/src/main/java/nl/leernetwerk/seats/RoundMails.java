package nl.leernetwerk.seats;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.rounds.Round;

/** The mails that a round's allocation brings to those who run it. */
public final class RoundMails {
  private RoundMails() {}

  /** Of each network its list to every facilitator, then the totals to every organiser. */
  public static List<MailId> of(Round round) {
    var lists =
        round.networks().stream()
            .flatMap(
                network ->
                    numbers(network.facilitators())
                        .<MailId>mapToObj(
                            n -> new MailId.NetworkList(round.id(), network.id(), n, 1)));
    var totals =
        numbers(round.organisers()).<MailId>mapToObj(n -> new MailId.Totals(round.id(), n, 1));
    return Stream.concat(lists, totals).toList();
  }

  /** People are known in a mail's id by their number in the round, from 1. */
  private static IntStream numbers(List<?> people) {
    return IntStream.rangeClosed(1, people.size());
  }
}
