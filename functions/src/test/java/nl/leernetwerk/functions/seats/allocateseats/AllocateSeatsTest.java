package nl.leernetwerk.functions.seats.allocateseats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.beacon.Beacon;
import nl.leernetwerk.beacon.BeaconSource;
import nl.leernetwerk.beacon.Chain;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Spoiled;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amending;
import nl.leernetwerk.registration.Outcome;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.Allocation;
import nl.leernetwerk.seats.AllocationEntry;
import nl.leernetwerk.seats.Allocator;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.seats.SeatMails;
import nl.leernetwerk.storage.AtOnce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllocateSeatsTest {

  @ParameterizedTest
  @EnumSource
  void the_sample_event_gives_every_registration_its_outcome_and_its_mails(Policy policy) {
    var enrolled = Enrolled.closed(round(policy), Enrolled.some());
    enrolled.allocate();
    assertEquals(outcomes(decision(enrolled)), enrolled.outcomes());
    assertEquals(enrolled.registrations().size(), enrolled.outcomes().size());
    assertEquals(enrolled.decisionMails(), enrolled.waitingMails());
    assertTrue(enrolled.taken("PO") <= 12 && enrolled.taken("VO") <= 12);
    assertInstanceOf(RoundProgress.Allocated.class, enrolled.progress());
  }

  @Test
  void the_allocation_is_published_and_the_event_that_started_it_no_longer_waits() {
    var enrolled = Enrolled.closed(round(Policy.ARRIVAL), Enrolled.some());
    var closed = RoundEvents.ENROLMENT_CLOSED.of("2024-2025");
    assertEquals(List.of(closed), enrolled.waiting());
    enrolled.allocate();
    var events = enrolled.waiting().stream().filter(event -> !Mail.QUEUED.is(event)).toList();
    assertEquals(List.of(SeatEvents.SEATS_ALLOCATED.of("2024-2025")), events);
  }

  @ParameterizedTest
  @EnumSource
  void a_registration_withdrawn_before_the_deadline_takes_no_part_in_the_allocation(Policy policy) {
    var enrolled = Enrolled.unclosed(round(policy), Sample.registrations(Sector.PO, 8));
    var left = enrolled.registrations().getFirst();
    var storage = enrolled.storage();
    new Amending(storage.amendments(), storage.schools())
        .withdraw(
            storage.rounds().all().getFirst(),
            left,
            Amending.Asked.by(
                new Actor.Participant(left.reference(), PairRole.LEADER), left.arrival()));
    storage.rounds().close("2024-2025", new RoundProgress.Closed(Enrolled.CLOSED_AT, Sample.SEED));
    enrolled.allocate();
    var others =
        enrolled.registrations().stream()
            .skip(1)
            .map(it -> it.reference().text())
            .collect(Collectors.toSet());
    assertEquals(
        others,
        storage.allocations().find("2024-2025").orElseThrow().outcomes().stream()
            .map(it -> it.reference().text())
            .collect(Collectors.toSet()));
    assertEquals(others, enrolled.outcomes().keySet());
    assertFalse(
        enrolled.waitingMails().contains(SeatMails.decision(left.reference(), Addressee.LEADER)));
  }

  @Test
  void when_the_list_is_published_before_the_lot_everybody_on_it_gets_its_hash_once() {
    var beacon =
        new Beacon(
            BeaconSource.DRAND.address(),
            Chain.QUICKNET,
            Chain.QUICKNET.roundFrom(Enrolled.CLOSED_AT.plusSeconds(36_000)));
    var round = Sample.withBeacon(round(Policy.DRAW), beacon);
    var enrolled = Enrolled.unclosed(round, Enrolled.some());
    enrolled
        .storage()
        .rounds()
        .close(round.id(), RoundProgress.Closed.awaitingBeacon(Enrolled.CLOSED_AT));
    enrolled.allocate();
    enrolled.allocate();
    var expected =
        enrolled.registrations().stream()
            .flatMap(
                it ->
                    Addressee.of(it.submission().pair()).stream()
                        .map(to -> SeatMails.drawList(it.reference(), to)))
            .collect(Collectors.toSet());
    assertEquals(expected, enrolled.waitingMails());
  }

  @Test
  void a_round_without_registrations_is_allocated_too() {
    var enrolled = Enrolled.closed(round(Policy.DRAW), List.of());
    enrolled.allocate();
    assertInstanceOf(RoundProgress.Allocated.class, enrolled.progress());
    assertEquals(List.of(SeatEvents.SEATS_ALLOCATED.of("2024-2025")), enrolled.waiting());
  }

  @Test
  void the_event_delivered_twice_changes_nothing_the_second_time() {
    var enrolled = Enrolled.closed(round(Policy.DRAW), Enrolled.some());
    enrolled.allocate();
    var before = LocalTable.items(enrolled.table());
    enrolled.allocate();
    assertEquals(before, LocalTable.items(enrolled.table()));
  }

  @ParameterizedTest
  @EnumSource
  void the_event_delivered_many_times_at_once_makes_one_allocation(Policy policy) {
    var enrolled = Enrolled.closed(round(policy), Enrolled.some());
    var undisturbed = enrolled.copy();
    undisturbed.allocate();
    AtOnce.atOnce(
        IntStream.range(0, 8)
            .<Callable<Invocation.Result>>mapToObj(_ -> enrolled::allocate)
            .toList());
    assertEquals(LocalTable.items(undisturbed.table()), LocalTable.items(enrolled.table()));
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_is_cut_off_at_any_call_is_finished_by_the_next_as_if_nothing_had_happened(
      CutOff.Moment moment) {
    var enrolled = Enrolled.closed(round(Policy.DRAW), Enrolled.some());
    var undisturbed = enrolled.copy();
    undisturbed.allocate();
    var expected = LocalTable.items(undisturbed.table());
    boolean cut = true;
    int calls = 0;
    while (cut) {
      calls++;
      var copy = enrolled.copy();
      var end = CutOff.at(calls, moment);
      try {
        copy.allocate(LocalTable.client(end));
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      copy.allocate();
      assertEquals(expected, LocalTable.items(copy.table()), "cut off at call " + calls);
    }
    // The calls: rounds, decision, sixteen partitions, part, header, two chunks, finish, done.
    assertTrue(calls > 20, "only " + calls + " calls were tried");
  }

  @ParameterizedTest
  @EnumSource
  void the_recorded_inputs_give_the_recorded_allocation_again(Policy policy) {
    var enrolled = Enrolled.closed(round(policy), Enrolled.some());
    enrolled.allocate();
    var recorded = enrolled.storage().allocations().find("2024-2025").orElseThrow();
    var running = enrolled.storage().rounds().all().getFirst();
    var closing = assertInstanceOf(RoundProgress.Allocated.class, running.progress()).closing();
    var entries =
        new ArrayList<>(
            enrolled.storage().registrations().of("2024-2025").stream()
                .map(AllocationEntry::of)
                .toList());
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(entries, new Random(i));
      assertEquals(
          recorded, Allocator.allocate(running.round(), entries, closing.seed().orElseThrow()));
    }
  }

  @Test
  void an_unclosed_round_fails_so_that_the_event_is_tried_again_and_nothing_is_changed() {
    var enrolled = Enrolled.unclosed(round(Policy.ARRIVAL), Enrolled.some());
    var before = LocalTable.items(enrolled.table());
    var failure = assertThrows(RuntimeException.class, enrolled::allocate);
    assertTrue(failure.getMessage().endsWith("IllegalStateException"), failure.getMessage());
    assertEquals(before, LocalTable.items(enrolled.table()));
    enrolled
        .storage()
        .rounds()
        .close("2024-2025", new RoundProgress.Closed(Enrolled.CLOSED_AT, Sample.SEED));
    enrolled.allocate();
    assertInstanceOf(RoundProgress.Allocated.class, enrolled.progress());
  }

  @Test
  void an_event_of_an_unknown_round_or_of_another_kind_fails_so_that_people_see_it() {
    var enrolled = Enrolled.closed(round(Policy.ARRIVAL), List.of());
    var before = LocalTable.items(enrolled.table());
    var unknown = (ObjectNode) Invocation.event("allocate-seats");
    unknown.putObject("detail").put("key", "EVENT#2019-2020").put("sort", "EnrolmentClosed");
    var other = Invocation.event("email-facilitators");
    var client = LocalTable.client();
    assertThrows(RuntimeException.class, () -> enrolled.allocate(client, unknown));
    assertThrows(RuntimeException.class, () -> enrolled.allocate(client, other));
    assertEquals(before, LocalTable.items(enrolled.table()));
  }

  @Test
  void the_log_holds_numbers_and_names_nobody() {
    var enrolled = Enrolled.closed(round(Policy.ARRIVAL), Enrolled.some());
    var log = enrolled.allocate().log();
    long seated =
        enrolled.outcomes().values().stream().filter(Outcome.Seated.class::isInstance).count();
    assertEquals(
        ("{\"event\":\"SeatsAllocated\",\"round\":\"2024-2025\",\"seated\":%d,"
                + "\"trace\":\"2024-2025\",\"waiting\":%d}")
            .formatted(seated, enrolled.registrations().size() - seated),
        log.getLast());
  }

  @Test
  void the_log_tells_each_outcome_under_the_trace_of_its_registration() {
    var enrolled = Enrolled.closed(round(Policy.ARRIVAL), Enrolled.some());
    var log = enrolled.allocate().log();
    for (var registration : enrolled.registrations()) {
      var outcome = enrolled.outcomes().get(registration.reference().text());
      var line =
          "{\"event\":\"SeatDecided\",\"outcome\":\"%s\",\"reference\":\"%s\",\"trace\":\"%s\"}"
              .formatted(
                  outcome instanceof Outcome.Seated ? "seated" : "waiting",
                  registration.reference().text(),
                  registration.arrival().request());
      assertTrue(log.contains(line), line);
    }
  }

  @Test
  void the_log_counts_the_seats_of_each_sector_as_available_taken_and_wanted() {
    var enrolled = Enrolled.closed(round(Policy.ARRIVAL), Enrolled.some());
    var lines =
        enrolled.allocate().log().stream()
            .map(Invocation::parse)
            .filter(line -> line.path("event").asText().equals("SectorAllocated"))
            .toList();
    assertEquals(2, lines.size());
    for (var line : lines) {
      var seats =
          decision(enrolled).sectors().stream()
              .filter(it -> it.sector().name().equals(line.path("sector").asText()))
              .flatMap(it -> it.outcomes().stream())
              .collect(
                  Collectors.partitioningBy(
                      Outcome.Seated.class::isInstance, Collectors.summingInt(Outcome::seats)));
      assertEquals(12, line.path("capacity").asInt());
      assertEquals(seats.get(true), line.path("seats").asInt());
      assertEquals(seats.get(false), line.path("wanted").asInt());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_registration_that_cannot_be_read_holds_the_allocation_until_it_is_mended(Policy policy) {
    var enrolled = Enrolled.closed(round(policy), Enrolled.some());
    var spoiled = Spoiled.all(enrolled.table(), "REGISTRATIONS#2024-2025");
    var before = LocalTable.items(enrolled.table());
    var log = enrolled.allocate().log().toString();
    assertTrue(log.contains("NeedsAPerson") && log.contains("REGISTRATIONS#2024-2025"), log);
    assertEquals(before, LocalTable.items(enrolled.table()), "and the event still waits");
    spoiled.mend();
    enrolled.allocate();
    assertEquals(outcomes(decision(enrolled)), enrolled.outcomes());
    assertInstanceOf(RoundProgress.Allocated.class, enrolled.progress());
  }

  private static Round round(Policy policy) {
    return Sample.round(policy, CapacityUnit.SCHOOLS, Sample.network("PO"), Sample.network("VO"));
  }

  private static Allocation decision(Enrolled enrolled) {
    return Allocator.allocate(
        enrolled.round(),
        enrolled.registrations().stream().map(AllocationEntry::of).toList(),
        Sample.SEED);
  }

  private static Map<String, Outcome> outcomes(Allocation allocation) {
    return allocation.outcomes().stream()
        .collect(Collectors.toMap(outcome -> outcome.reference().text(), Function.identity()));
  }
}
