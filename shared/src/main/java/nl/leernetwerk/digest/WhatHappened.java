package nl.leernetwerk.digest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leernetwerk.digest.Digest.Period;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Addresses;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterEvent;
import nl.leernetwerk.seats.RosterHistory;

/**
 * Everything that stands in the table about what happened in a round. The moment that is stored
 * with each thing decides which digest tells it.
 *
 * @param rosters of each sector whose seats are allocated
 * @param missed the mails of the round that did not arrive
 */
public record WhatHappened(
    List<Registration> registrations,
    List<Amendment> amendments,
    List<RosterHistory> rosters,
    List<Addresses.Missed> missed) {

  private record Dated(Instant at, Happening it) {}

  /** What happened in a period, in order. */
  public List<Happening> in(Period period) {
    return Stream.concat(
            Stream.of(received(), amended(), changed(), undelivered())
                .flatMap(Function.identity())
                .filter(dated -> period.has(dated.at()))
                .sorted(Comparator.comparing(Dated::at).thenComparing(dated -> dated.it().text()))
                .map(Dated::it)
                .distinct(),
            rosters.stream().flatMap(roster -> free(roster, period)))
        .toList();
  }

  private Stream<Dated> received() {
    var first = firstArrivals();
    return registrations.stream()
        .map(
            it ->
                new Dated(
                    first.getOrDefault(it.reference(), it.arrival().at()),
                    new Happening.Registered(it.reference())));
  }

  /** When those were first received that were received anew because a school came to them. */
  private Map<Reference, Instant> firstArrivals() {
    return amendments.stream()
        .sorted(Comparator.comparing(Amendment::version))
        .filter(
            it -> it.action() instanceof AmendmentAction.Changed changed && changed.arrivedAnew())
        .collect(
            Collectors.toMap(
                Amendment::registration,
                it -> ((AmendmentAction.Changed) it.action()).arrivedBefore().orElseThrow(),
                (first, _) -> first));
  }

  private Stream<Dated> amended() {
    return amendments.stream()
        .flatMap(
            it ->
                switch (it.action()) {
                  case AmendmentAction.Withdrawn _ ->
                      Stream.of(new Dated(it.at(), new Happening.Withdrawn(it.registration())));
                  case AmendmentAction.Restored _ ->
                      Stream.of(new Dated(it.at(), new Happening.Restored(it.registration())));
                  case AmendmentAction.Changed _, AmendmentAction.HandedOver _ -> Stream.empty();
                });
  }

  private Stream<Dated> changed() {
    return rosters.stream()
        .flatMap(roster -> roster.changes().stream())
        .flatMap(
            change ->
                change.events().stream()
                    .flatMap(WhatHappened::told)
                    .map(it -> new Dated(change.at(), it)));
  }

  private static Stream<Happening> told(RosterEvent event) {
    return switch (event) {
      case RosterEvent.Withdrawn(var who, _) -> Stream.of(new Happening.Withdrawn(who));
      case RosterEvent.OfferExpired(var who, var network) ->
          Stream.of(new Happening.OfferExpired(who, network));
      default -> Stream.empty();
    };
  }

  /** A digest that did not arrive is not told, or each would be followed by another about it. */
  private Stream<Dated> undelivered() {
    return missed.stream()
        .filter(it -> !it.mail().kind().equals(DigestMails.DIGEST))
        .map(it -> new Dated(it.at(), new Happening.Undelivered(it.mail())));
  }

  /** The networks of which more seats are free for nobody than at the beginning of the period. */
  private static Stream<Happening> free(RosterHistory history, Period period) {
    var before = unclaimed(at(history, period.from()));
    return unclaimed(at(history, period.until())).entrySet().stream()
        .filter(it -> it.getValue() > before.getOrDefault(it.getKey(), 0))
        .sorted(Map.Entry.comparingByKey())
        .map(it -> new Happening.SeatsFree(it.getKey(), it.getValue()));
  }

  /** A roster as it was at a moment; before its first change as the allocation left it. */
  private static Roster at(RosterHistory history, Instant moment) {
    long passed =
        history.changes().stream().takeWhile(change -> change.at().isBefore(moment)).count();
    return history.before(Math.toIntExact(passed) + 1);
  }

  /** The free seats of each network for which nobody waits who could still be offered them. */
  private static Map<String, Integer> unclaimed(Roster roster) {
    return roster.closed() || roster.waiting().isEmpty()
        ? roster.rooms().stream()
            .collect(Collectors.toMap(Roster.Room::network, room -> Math.max(0, roster.free(room))))
        : Map.of();
  }
}
