package nl.leernetwerk.functions.mailing.sweepoutbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import nl.leernetwerk.MovingClock;
import nl.leernetwerk.Sample;
import nl.leernetwerk.journal.ActKind;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Event;
import nl.leernetwerk.kernel.lambda.EventBridge;
import nl.leernetwerk.kernel.lambda.Invocation;
import nl.leernetwerk.kernel.lambda.TestSurroundings;
import nl.leernetwerk.kernel.table.CutOff;
import nl.leernetwerk.kernel.table.LocalTable;
import nl.leernetwerk.kernel.table.Table;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.SendPolicy;
import nl.leernetwerk.rounds.RoundEvents;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.storage.AtOnce;
import nl.leernetwerk.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class SweepOutboxTest {
  private static final Instant START = Instant.parse("2024-10-01T22:02:00Z");
  private static final Event CLOSED = RoundEvents.ENROLMENT_CLOSED.of("2024-2025");
  private static final Mail MAIL = new Mail("2024-2025", "organiser-1", "totals", 1);

  private final MovingClock clock = new MovingClock(START);
  private final Table table = LocalTable.create(clock);
  private final Storage storage = LocalTable.storage(table);

  @BeforeEach
  void publish_an_event_and_a_mail() {
    storage.open(Sample.round());
    storage.rounds().close("2024-2025", new RoundProgress.Closed(START, Sample.SEED));
    storage.mails().queue(Sample.round().retention(), List.of(MAIL));
  }

  @Test
  void an_event_that_waits_for_half_an_hour_or_less_is_left_alone() {
    assertEquals(List.of(), publishedBy(Duration.ZERO));
    assertEquals(List.of(), publishedBy(Duration.ofMinutes(30)));
  }

  @Test
  void an_event_that_waits_longer_is_published_again_under_its_name() {
    assertEquals(
        List.of(
            "EVENT#2024-2025#again-2024-10-01T22:00:00Z EnrolmentClosed",
            "EVENT#2024-2025/organiser-1.totals.1#again-2024-10-01T22:00:00Z MailQueued"),
        publishedBy(Duration.ofMinutes(30).plusMillis(1)));
  }

  @Test
  void an_event_that_was_published_again_reaches_its_consumer_as_the_same_event() {
    for (var item : publishedBy(Duration.ofHours(1))) {
      var key = item.split(" ", 2);
      var event = Invocation.event("allocate-seats");
      ((ObjectNode) event)
          .put("detail-type", key[1])
          .putObject("detail")
          .put("key", key[0])
          .put("sort", key[1]);
      assertTrue(List.of(CLOSED, MAIL.queued()).contains(EventBridge.event(event)));
    }
  }

  @Test
  void within_one_hour_an_event_is_published_again_once_and_in_the_next_once_more() {
    assertEquals(2, publishedBy(Duration.ofMinutes(31)).size());
    assertEquals(List.of(), publishedBy(Duration.ofMinutes(20)));
    assertEquals(2, publishedBy(Duration.ofMinutes(40)).size());
  }

  @Test
  void sweeps_at_once_publish_once() {
    clock.pass(Duration.ofHours(1));
    var before = LocalTable.keys(table);
    AtOnce.atOnce(
        IntStream.range(0, 8).<Callable<Invocation.Result>>mapToObj(_ -> this::sweep).toList());
    assertEquals(before.size() + 2, LocalTable.keys(table).size());
  }

  @Test
  void an_event_that_was_handled_is_not_published_again() {
    storage.outbox().done(CLOSED);
    storage.mails().claim(MAIL, clock.instant());
    storage.mails().sent(MAIL, "message-1", clock.instant());
    assertEquals(List.of(), publishedBy(Duration.ofDays(1)));
  }

  @Test
  void a_mail_that_was_set_aside_is_published_again_until_somebody_gives_it_up() {
    storage.outbox().done(CLOSED);
    for (int death = 0; death < SendPolicy.MAX_UNKNOWN; death++) {
      storage.mails().claim(MAIL, clock.instant());
      clock.pass(SendPolicy.LEASE);
    }
    assertEquals(1, publishedBy(Duration.ofHours(1)).size());
    var act =
        new OrganiserAct(
            "request",
            clock.instant(),
            Actor.Organiser.COMMAND_LINE,
            ActKind.MAIL_GIVEN_UP.name(),
            MAIL.text(),
            Optional.empty());
    assertTrue(storage.acts().giveUp(Sample.round().retention(), MAIL, act));
    assertEquals(List.of(), publishedBy(Duration.ofDays(1)));
  }

  @Test
  void an_event_that_is_handled_at_last_ends_the_sweeps() {
    assertEquals(2, publishedBy(Duration.ofHours(1)).size());
    storage.outbox().done(CLOSED);
    assertEquals(1, publishedBy(Duration.ofHours(1)).size());
  }

  @Test
  void the_item_that_publishes_again_does_not_wait_itself_and_expires_within_days() {
    publishedBy(Duration.ofHours(1));
    var again =
        LocalTable.items(table).stream()
            .filter(item -> item.get("pk").s().contains("#again-"))
            .toList();
    assertEquals(2, again.size());
    for (var item : again) {
      assertEquals(Set.of("pk", "sk", "expires"), item.keySet());
      assertEquals(
          clock.instant().plus(Duration.ofDays(2)).getEpochSecond(),
          Long.parseLong(item.get("expires").n()));
    }
  }

  @Test
  void the_log_names_each_event_that_was_published_again_and_nothing_else() {
    assertEquals(List.of(), sweep().log());
    clock.pass(Duration.ofHours(1));
    assertEquals(
        Set.of(
            "{\"event\":\"PublishedAgain\",\"trace\":\"2024-2025\",\"type\":\"EnrolmentClosed\"}",
            "{\"event\":\"PublishedAgain\",\"mail\":\"%s\",\"type\":\"MailQueued\"}"
                .formatted(MAIL.text())),
        Set.copyOf(sweep().log()));
  }

  @Test
  void a_round_that_is_not_closed_half_an_hour_after_its_time_is_reported_every_hour() {
    var other = LocalTable.create(clock);
    LocalTable.storage(other).open(Sample.round());
    clock.set(Instant.parse("2024-10-01T22:30:59.999Z"));
    assertEquals(List.of(), sweep(other, LocalTable.client()).log());
    for (int hour = 0; hour < 2; hour++) {
      clock.set(Instant.parse("2024-10-01T22:31:00Z").plus(Duration.ofHours(hour)));
      assertEquals(
          List.of("{\"event\":\"RoundOverdue\",\"round\":\"2024-2025\",\"trace\":\"2024-2025\"}"),
          sweep(other, LocalTable.client()).log());
    }
    LocalTable.storage(other)
        .rounds()
        .close("2024-2025", new RoundProgress.Closed(clock.instant(), Sample.SEED));
    assertEquals(List.of(), sweep(other, LocalTable.client()).log());
  }

  @ParameterizedTest
  @EnumSource
  void a_sweep_that_is_cut_off_at_any_call_is_finished_by_the_next(CutOff.Moment moment) {
    clock.pass(Duration.ofHours(1));
    var undisturbed = LocalTable.copy(table);
    sweep(undisturbed, LocalTable.client());
    boolean cut = true;
    for (int call = 1; cut; call++) {
      var copy = LocalTable.copy(table);
      var end = CutOff.at(call, moment);
      try {
        sweep(copy, LocalTable.client(end));
      } catch (CutOff.Killed _) {
        // The result of a run that is not cut off.
      }
      cut = end.happened();
      sweep(copy, LocalTable.client());
      assertEquals(LocalTable.items(undisturbed), LocalTable.items(copy));
    }
  }

  /** The keys of what a sweep writes after this much time. */
  private List<String> publishedBy(Duration time) {
    clock.pass(time);
    var before = LocalTable.keys(table);
    sweep();
    var published = new ArrayList<>(LocalTable.keys(table));
    published.removeAll(before);
    return published;
  }

  private Invocation.Result sweep() {
    return sweep(table, LocalTable.client());
  }

  private Invocation.Result sweep(Table where, DynamoDbClient client) {
    return Invocation.invoke(
        new SweepOutbox(TestSurroundings.of(where).client(client).clock(clock).get()),
        Invocation.event("sweep-outbox"));
  }
}
