package nl.leernetwerk.functions.rounds.roundoverview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.PairMails;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterHistory;
import nl.leernetwerk.seats.RoundMails;

/**
 * Which mails a round can have.
 *
 * @param news what each registration was told since the allocation
 * @param changes of the rosters since then
 * @param edits of the round
 * @param amendments of each registration that was ever changed
 */
record Ledger(
    Round round,
    Map<Reference, List<RosterHistory.News>> news,
    List<RosterChange> changes,
    List<RoundChange> edits,
    Map<Reference, List<Amendment>> amendments) {

  /** Of a round, the rosters of whose sectors have these histories. */
  static Ledger of(
      Round round,
      List<RosterHistory> histories,
      List<RoundChange> edits,
      List<Amendment> amendments) {
    var news = new HashMap<Reference, List<RosterHistory.News>>();
    histories.forEach(history -> news.putAll(history.news()));
    return new Ledger(
        round,
        news,
        histories.stream().flatMap(it -> it.changes().stream()).toList(),
        edits,
        amendments.stream().collect(Collectors.groupingBy(Amendment::registration)));
  }

  /** All of them: to the pairs, the facilitators and the organisers. */
  List<MailId> of(List<Registration> registrations) {
    return Stream.of(
            registrations.stream().flatMap(it -> of(it).stream()),
            RoundMails.of(round).stream(),
            changes.stream().flatMap(this::news),
            edits.stream().flatMap(this::lists))
        .flatMap(it -> it)
        .toList();
  }

  /** Those about one registration. */
  List<MailId> of(Registration registration) {
    var reference = registration.reference();
    var amended = amendments.getOrDefault(reference, List.of());
    // Of one that changed, a mail may have gone to a pair that had one address, or now has.
    var all =
        amended.isEmpty()
            ? Addressee.of(registration.submission().pair())
            : List.of(Addressee.values());
    return PairMails.of(
        reference,
        all,
        news.getOrDefault(reference, List.of()),
        edits.stream().filter(it -> it.extendsDeadline(round)).map(RoundChange::version).toList(),
        amended.stream().map(Amendment::version).toList());
  }

  /** The lists of networks that got another facilitator; the first version is the allocation's. */
  private Stream<MailId> lists(RoundChange edit) {
    return round.networks().stream()
        .flatMap(
            network ->
                IntStream.rangeClosed(1, network.facilitators().size())
                    .mapToObj(
                        n ->
                            new MailId.NetworkList(
                                round.id(), network.id(), n, edit.version() + 1)));
  }

  /** To the facilitators of the networks that a change concerns. */
  private Stream<MailId> news(RosterChange change) {
    return round.networks().stream()
        .filter(network -> change.networks().contains(network.id()))
        .flatMap(network -> news(network, change.version()));
  }

  private Stream<MailId> news(Network network, int version) {
    return IntStream.rangeClosed(1, network.facilitators().size())
        .mapToObj(n -> new MailId.NetworkNews(round.id(), network.id(), n, version));
  }
}
