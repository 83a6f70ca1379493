package nl.leernetwerk.functions.rounds.roundoverview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.RoundChange;
import nl.leernetwerk.rounds.RoundEdit;
import nl.leernetwerk.seats.AllocatedRound;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.RosterCommand;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2024-11-04T12:00:00Z");

  @Test
  void what_was_told_of_a_change_is_counted_too() {
    var round =
        AllocatedRound.create(
            LocalTable.create(new MovingClock(NOW)),
            Sample.round(
                Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 1, Sample.FACILITATOR)),
            2);
    round.change(new RosterCommand.RaiseCapacity("PO", 2), NOW);
    var mails =
        List.<MailId>of(
            new MailId.SeatNews(round.reference(1), Addressee.LEADER, Notice.OFFERED, 1),
            new MailId.NetworkNews("2024-2025", "PO", 1, 1));
    round.storage().mails().queue(round.running().round(), mails);
    var body =
        Invocation.invoke(
                new RoundOverview(
                    TestSurroundings.of(round.table()).clock(new MovingClock(NOW)).get()),
                Invocation.event("round-overview"))
            .body();
    assertEquals(2, body.at("/mails/waiting").asInt(), body.toString());
    assertEquals(1, body.at("/initiatives/1/mails/waiting").asInt());
    assertEquals(0, body.at("/initiatives/0/mails/waiting").asInt());
  }

  @Test
  void a_network_that_merged_into_another_is_counted_no_more() {
    var clock = new MovingClock(NOW);
    var round =
        AllocatedRound.create(
            LocalTable.create(clock),
            Sample.round(
                Policy.ARRIVAL, CapacityUnit.SCHOOLS, Sample.network("PO", 2, Sample.FACILITATOR)),
            3);
    round.change(new RosterCommand.OpenNetwork("PO-2", 12, List.of(Sample.FACILITATOR)), NOW);
    assertEquals(List.of("PO", "PO-2"), networks(round));
    round.change(new RosterCommand.Merge("PO", "PO-2"), NOW);
    assertEquals(List.of("PO-2"), networks(round));
  }

  private static List<String> networks(AllocatedRound round) {
    return Invocation.invoke(
            new RoundOverview(TestSurroundings.of(round.table()).clock(new MovingClock(NOW)).get()),
            Invocation.event("round-overview"))
        .body()
        .path("networks")
        .findValuesAsText("id");
  }

  @Test
  void so_is_what_was_told_of_an_edit_of_the_round() {
    var clock = new MovingClock(NOW);
    var table = LocalTable.create(clock);
    var storage = LocalTable.storage(table);
    var registration = Sample.form().register();
    LocalTable.store(table, List.of(registration));
    var before = Sample.round();
    storage.rounds().open(before);
    var edits =
        List.<RoundEdit>of(
            new RoundEdit.Changed("deadline", "2024-10-01", "2024-10-08"),
            new RoundEdit.PeopleChanged(RoundEdit.PeopleChanged.facilitators("PO"), List.of(1)));
    storage
        .roundJournal()
        .edit(
            before,
            Sample.endingOn(before, LocalDate.of(2024, 10, 8)),
            new RoundChange(
                1,
                Instant.parse("2024-09-20T12:00:00Z"),
                new Actor.Organiser("noor"),
                Optional.empty(),
                edits));
    storage
        .mails()
        .queue(
            before,
            List.of(
                new MailId.DeadlineExtended(registration.reference(), Addressee.LEADER, 1),
                new MailId.NetworkList("2024-2025", "PO", 1, 2)));
    var body =
        Invocation.invoke(
                new RoundOverview(TestSurroundings.of(table).clock(clock).get()),
                Invocation.event("round-overview"))
            .body();
    assertEquals(2, body.at("/mails/waiting").asInt(), body.toString());
    assertEquals(1, body.at("/initiatives/0/mails/waiting").asInt());
  }
}
