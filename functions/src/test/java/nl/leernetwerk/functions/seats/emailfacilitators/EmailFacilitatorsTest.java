package nl.leernetwerk.functions.seats.emailfacilitators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.Mails;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.seats.SeatEvents;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class EmailFacilitatorsTest {
  private static final Instant NOW = Instant.parse("2024-10-01T22:03:00Z");
  private static final Contact SECOND =
      new Contact("Karim Bakkali", new EmailAddress("karim.bakkali@example.org"));

  /**
   * Networks with two facilitators, with one, and with none; two organisers. Nobody registered, so
   * all lists are empty.
   */
  private static final Round ROUND =
      Sample.withOrganisers(
          Sample.round(
              Policy.ARRIVAL,
              CapacityUnit.SCHOOLS,
              Sample.network("PO", 12, Sample.FACILITATOR, SECOND),
              Sample.network("VO", 12, SECOND),
              Sample.network("PO-2", 12)),
          Sample.ORGANISER,
          SECOND);

  private static final Set<Mail> ALL =
      Set.of(
          new Mail("2024-2025.PO", "facilitator-1", "list", 1),
          new Mail("2024-2025.PO", "facilitator-2", "list", 1),
          new Mail("2024-2025.VO", "facilitator-1", "list", 1),
          new Mail("2024-2025", "organiser-1", "totals", 1),
          new Mail("2024-2025", "organiser-2", "totals", 1));

  private final MovingClock clock = new MovingClock(NOW);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);

  @BeforeEach
  void allocate_a_round() {
    storage.open(ROUND);
    storage.rounds().close("2024-2025", new RoundProgress.Closed(NOW, Sample.SEED));
    storage.allocations().finish(ROUND, NOW);
  }

  @Test
  void the_sample_event_queues_a_mail_for_each_facilitator_and_organiser_also_of_empty_networks() {
    invoke();
    assertEquals(ALL, waiting());
  }

  @Test
  void the_event_waits_no_longer_once_the_mails_are_queued() {
    var allocated = SeatEvents.SEATS_ALLOCATED.of("2024-2025");
    assertEquals(1, events().filter(allocated::equals).count());
    invoke();
    assertEquals(0, events().filter(allocated::equals).count());
  }

  @Test
  void the_event_delivered_twice_queues_each_mail_once() {
    invoke();
    var before = LocalTable.items(table);
    invoke();
    assertEquals(before, LocalTable.items(table));
  }

  @Test
  void the_event_delivered_many_times_at_once_queues_each_mail_once() {
    AtOnce.atOnce(
        IntStream.range(0, 8).<Callable<Invocation.Result>>mapToObj(_ -> this::invoke).toList());
    assertEquals(ALL, waiting());
    assertEquals(
        ALL.size(), LocalTable.keys(table).stream().filter(key -> key.startsWith("MAIL#")).count());
  }

  @Test
  void a_mail_that_was_sent_is_not_queued_again_by_a_late_event() {
    invoke();
    var mail = new Mail("2024-2025", "organiser-1", "totals", 1);
    storage.mails().claim(mail, NOW);
    storage.mails().sent(mail, "message-1", NOW);
    invoke();
    assertFalse(waiting().contains(mail));
    assertEquals(new Mails.Claim.Sent(), storage.mails().claim(mail, NOW));
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_is_cut_off_at_any_call_is_finished_by_the_next(CutOff.Moment moment) {
    var undisturbed = LocalTable.copy(table);
    invoke(undisturbed, LocalTable.client(), Invocation.event("email-facilitators"));
    boolean cut = true;
    for (int call = 1; cut; call++) {
      var copy = LocalTable.copy(table);
      var end = CutOff.at(call, moment);
      var event = Invocation.event("email-facilitators");
      try {
        invoke(copy, LocalTable.client(end), event);
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      invoke(copy, LocalTable.client(), event);
      assertEquals(LocalTable.items(undisturbed), LocalTable.items(copy));
    }
  }

  @Test
  void an_event_of_an_unknown_round_or_of_another_kind_fails_so_that_people_see_it() {
    var other = (ObjectNode) Invocation.event("email-facilitators");
    other.putObject("detail").put("key", "EVENT#2019-2020").put("sort", "SeatsAllocated");
    assertThrows(RuntimeException.class, () -> invoke(table, LocalTable.client(), other));
    var closed = Invocation.event("allocate-seats");
    assertThrows(RuntimeException.class, () -> invoke(table, LocalTable.client(), closed));
    assertEquals(Set.of(), waiting());
  }

  @Test
  void the_log_tells_the_round_and_how_many_mails_and_no_person() {
    assertEquals(
        List.of(
            "{\"event\":\"FacilitatorMailsQueued\",\"mails\":5,\"round\":\"2024-2025\","
                + "\"trace\":\"2024-2025\"}"),
        invoke().log());
  }

  private Invocation.Result invoke() {
    return invoke(table, LocalTable.client(), Invocation.event("email-facilitators"));
  }

  private Invocation.Result invoke(Table where, DynamoDbClient client, JsonNode event) {
    return Invocation.invoke(
        new EmailFacilitators(TestSurroundings.of(where).client(client).clock(clock).get()), event);
  }

  private Stream<Event> events() {
    return storage.outbox().waitingSince(NOW.plusSeconds(1)).stream();
  }

  private Set<Mail> waiting() {
    return events().filter(Mail.QUEUED::is).map(Mail::of).collect(Collectors.toSet());
  }
}
