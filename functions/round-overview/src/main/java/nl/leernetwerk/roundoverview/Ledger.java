package nl.leernetwerk.roundoverview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.enrolment.Network;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.mail.Addressee;
import nl.leernetwerk.mail.MailId;
import nl.leernetwerk.mail.RoundMails;
import nl.leernetwerk.roster.Change;
import nl.leernetwerk.roster.History;

/**
 * Which mails a round can have.
 *
 * @param news what each registration was told since the allocation
 * @param changes of the rosters since then
 */
record Ledger(Round round, Map<Reference, List<History.News>> news, List<Change> changes) {

  /** Of a round, the rosters of whose sectors have these histories. */
  static Ledger of(Round round, List<History> histories) {
    var news = new HashMap<Reference, List<History.News>>();
    histories.forEach(history -> news.putAll(history.news()));
    return new Ledger(
        round, news, histories.stream().flatMap(it -> it.changes().stream()).toList());
  }

  /** All of them: to the pairs, the facilitators and the organisers. */
  List<MailId> of(List<Registration> registrations) {
    return Stream.of(
            registrations.stream().flatMap(it -> of(it).stream()),
            RoundMails.of(round).stream(),
            changes.stream().flatMap(this::news))
        .flatMap(it -> it)
        .toList();
  }

  /** Those about one registration. */
  List<MailId> of(Registration registration) {
    var reference = registration.reference();
    var told = news.getOrDefault(reference, List.of());
    return Addressee.of(registration.submission().pair()).stream()
        .<MailId>flatMap(
            to ->
                Stream.<MailId>concat(
                    Stream.of(
                        new MailId.Confirmation(reference, to, 1),
                        new MailId.Decision(reference, to, 1)),
                    told.stream()
                        .map(it -> new MailId.SeatNews(reference, to, it.notice(), it.version()))))
        .toList();
  }

  /** To the facilitators of the networks that a change concerns. */
  private Stream<MailId> news(Change change) {
    return round.networks().stream()
        .filter(network -> change.networks().contains(network.id()))
        .flatMap(network -> news(network, change.version()));
  }

  private Stream<MailId> news(Network network, int version) {
    return IntStream.rangeClosed(1, network.facilitators().size())
        .mapToObj(n -> new MailId.NetworkNews(round.id(), network.id(), n, version));
  }
}
