package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.registration.RegistrationState;
import org.junit.jupiter.api.Test;

class RosterHistoryTest {
  private static final RosterEvent.ListOpened OPENED =
      new RosterEvent.ListOpened(List.of(new Roster.Room("PO", 1)), LocalDate.of(2025, 1, 31));

  /** One seat, taken; a large initiative and two of one school wait. */
  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome.Seated(RosterDeciderTest.reference(1), 1, 1, "PO", 1),
          new Outcome.Waiting(RosterDeciderTest.reference(2), 2, 3, 1, 0),
          new Outcome.Waiting(RosterDeciderTest.reference(3), 3, 1, 2, 0),
          new Outcome.Waiting(RosterDeciderTest.reference(4), 4, 1, 3, 0));

  private static final List<RosterChange> CHANGES =
      List.of(
          change(
              1,
              OPENED,
              new RosterEvent.Withdrawn(RosterDeciderTest.reference(1), Optional.of("PO")),
              new RosterEvent.PassedOver(1, List.of(RosterDeciderTest.reference(2))),
              new RosterEvent.SeatOffered(RosterDeciderTest.reference(3), "PO", Instant.EPOCH)),
          change(2, new RosterEvent.OfferAccepted(RosterDeciderTest.reference(3), "PO")));

  private static final RosterHistory HISTORY =
      new RosterHistory(Roster.replay(OUTCOMES, CHANGES), OUTCOMES, CHANGES);

  @Test
  void an_initiative_that_was_passed_over_reads_why_and_keeps_its_place() {
    assertEquals(
        List.of(
            new RosterHistory.Step(
                CHANGES.getFirst(),
                new RegistrationState.Waiting(),
                OptionalInt.of(1),
                List.of(new RosterEvent.PassedOver(1, List.of(RosterDeciderTest.reference(2)))),
                List.of())),
        HISTORY.of(RosterDeciderTest.reference(2)));
  }

  @Test
  void an_initiative_that_moved_up_the_list_reads_why() {
    assertEquals(
        List.of(
            new RosterHistory.Step(
                CHANGES.getFirst(),
                new RegistrationState.Waiting(),
                OptionalInt.of(2),
                CHANGES.getFirst().events(),
                List.of(
                    new RosterEvent.SeatOffered(
                        RosterDeciderTest.reference(3), "PO", Instant.EPOCH)))),
        HISTORY.of(RosterDeciderTest.reference(4)));
  }

  @Test
  void an_initiative_that_accepted_an_offer_reads_both_steps() {
    assertEquals(
        List.of(1, 2),
        HISTORY.of(RosterDeciderTest.reference(3)).stream()
            .map(step -> step.change().version())
            .toList());
  }

  @Test
  void the_roster_before_a_change_follows_from_the_earlier_changes() {
    assertEquals(Roster.begin(OUTCOMES, OPENED), HISTORY.before(1));
    assertEquals(HISTORY.before(1).after(CHANGES.getFirst()), HISTORY.before(2));
    assertEquals(HISTORY.roster(), HISTORY.before(3));
    var untouched = Roster.begin(OUTCOMES, OPENED);
    assertEquals(untouched, new RosterHistory(untouched, OUTCOMES, List.of()).before(1));
  }

  @Test
  void an_offer_waits_for_an_answer_until_it_has_one_and_an_older_offer_to_the_same_does_not() {
    var first = CHANGES.getFirst();
    var who = RosterDeciderTest.reference(3);
    var again =
        change(
            2,
            new RosterEvent.OfferExpired(who, "PO"),
            new RosterEvent.PutOnList(who, 5),
            new RosterEvent.SeatOffered(who, "PO", Instant.EPOCH.plusSeconds(1)));
    assertEquals(List.of(1), openOffers(first));
    assertEquals(List.of(2), openOffers(first, again));
    assertEquals(List.of(), openOffers(first, CHANGES.getLast()));
  }

  private static List<Integer> openOffers(RosterChange... changes) {
    var all = List.of(changes);
    return new RosterHistory(Roster.replay(OUTCOMES, all), OUTCOMES, all)
        .openOffers().stream().map(offer -> offer.change().version()).toList();
  }

  @Test
  void each_initiative_was_told_only_the_last_thing_that_a_change_did_to_it() {
    var listed =
        change(
            3,
            new RosterEvent.PutOnList(RosterDeciderTest.reference(1), 5),
            new RosterEvent.SeatOffered(RosterDeciderTest.reference(1), "PO", Instant.EPOCH));
    var closed = change(4, new RosterEvent.ListClosed());
    var changes = List.of(CHANGES.getFirst(), CHANGES.getLast(), listed, closed);
    var history = new RosterHistory(Roster.replay(OUTCOMES, changes), OUTCOMES, changes);
    var waits = List.of(news(Notice.CLOSED, 4));
    assertEquals(
        Map.of(
            RosterDeciderTest.reference(1),
            List.of(news(Notice.WITHDRAWN, 1), news(Notice.OFFERED, 3)),
            RosterDeciderTest.reference(2),
            waits,
            RosterDeciderTest.reference(3),
            List.of(news(Notice.OFFERED, 1), news(Notice.ACCEPTED, 2)),
            RosterDeciderTest.reference(4),
            waits),
        history.news());
  }

  private static RosterHistory.News news(Notice notice, int version) {
    return new RosterHistory.News(notice, version);
  }

  private static RosterChange change(int version, RosterEvent... events) {
    return new RosterChange(
        version, Instant.EPOCH, new Actor.Automatic(), Optional.empty(), List.of(events));
  }
}
