package nl.leernetwerk.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing accepted is ever lost, whenever the process dies. */
class SurvivalTest {
  @TempDir private Path folder;

  @Test
  void an_accepted_registration_survives_a_kill_right_after_the_answer_and_is_mailed_once() {
    var form = Form.number(1);
    var before = start("--now", "2024-10-01T23:30:00");
    var accepted = before.api().post(form, "de-sleutel");
    before.kill();
    assertEquals(201, accepted.status());

    try (var after = start()) {
      var api = after.api();
      assertEquals("2024-10-01T21:30:00Z", now(api));
      assertEquals("submitted", api.state(accepted.reference()));
      assertEquals(
          List.of("aafke1@school.example", "wessel1@school.example"), recipients(api.mailbox()));
      // It is still the same registration.
      assertEquals(accepted.body(), api.post(form, "de-sleutel").body());
      assertEquals(409, api.post(form, "een andere").status());
    }

    // The round closes late, because nothing ran at the full hour.
    try (var late = Server.start("--data", folder.toString(), "--now", "2024-10-02T01:30:00")) {
      var api = late.api();
      api.settle();
      assertEquals("allocated", api.round().path("state").asText());
      assertEquals("seated", api.state(accepted.reference()));
      assertEquals(afterAll(1), recipients(api.mailbox()));
    }
  }

  @Test
  void a_kill_while_the_mails_go_out_loses_none() {
    var before = start("--now", "2024-10-01T23:30:00");
    var api = before.api();
    IntStream.rangeClosed(1, 15).forEach(number -> api.register(Form.number(number)));
    api.settle();
    int confirmations = api.mailbox().mails().size();
    var moving =
        CompletableFuture.runAsync(() -> api.moveTo("2024-10-02T00:05:00"))
            .handle((_, problem) -> problem);
    // Waits until the first decision is sent.
    while (api.get("/local/mailbox").json().size() <= confirmations && !moving.isDone()) {
      Thread.onSpinWait();
    }
    before.kill();
    assertTrue(
        moving.join() instanceof CompletionException, "it was killed before it had finished");

    try (var after = Server.start("--data", folder.toString())) {
      // A claim of a sender that died holds for five minutes; the sweep comes within the hour.
      after.api().moveTo("2024-10-02T02:00:00");
      var mailbox = after.api().mailbox();
      var times =
          mailbox.outline().stream()
              .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
      assertEquals(afterAll(15), times.keySet().stream().map(SurvivalTest::to).sorted().toList());
      // Mails that were on their way when the process died are sent again: twice is better than
      // never.
      long twice = times.values().stream().filter(count -> count > 1).count();
      assertTrue(twice <= 5, times::toString);
      assertTrue(times.values().stream().allMatch(count -> count <= 2), times::toString);
    }
  }

  @Test
  void moving_the_clock_by_weeks_gives_one_closing_one_allocation_and_each_mail_once() {
    try (var server = Server.start("--now", "2024-10-01T23:00:00")) {
      var api = server.api();
      api.register(Form.number(1));
      var fired = api.moveTo("2024-10-15T12:00:00");
      assertTrue(
          StreamSupport.stream(fired.spliterator(), false)
                  .filter(one -> one.path("schedule").asText().startsWith("CloseEnrolment"))
                  .count()
              > 300,
          "every hour it was due");
      var expected = new ArrayList<>(afterAll(1));
      // The digest of the first morning.
      expected.add("noor.hartog@example.org");
      assertEquals(expected.stream().sorted().toList(), recipients(api.mailbox()));
      assertEquals(1, times(server, "EnrolmentClosed"));
      assertEquals(1, times(server, "SeatsAllocated"));
    }
  }

  private ServerProcess start(String... options) {
    var words = new ArrayList<>(List.of("--data", folder.toString()));
    words.addAll(List.of(options));
    return ServerProcess.start(words.toArray(String[]::new));
  }

  private static long times(Server server, String event) {
    return server.log().stream()
        .filter(line -> line.contains("\"event\":\"" + event + "\""))
        .count();
  }

  private static String now(Api api) {
    return api.get("/local/clock").json().path("now").asText();
  }

  private static List<String> recipients(Mailbox mailbox) {
    return mailbox.mails().stream().map(Mailbox.Mail::to).sorted().toList();
  }

  private static String to(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  /** Two mails to each person of so many pairs, and one to each facilitator and organiser. */
  private static List<String> afterAll(int pairs) {
    var all =
        new ArrayList<>(
            List.of(
                "bram.kuiper@example.org",
                "ilse.verhagen@example.org",
                "joost.terpstra@example.org",
                "noor.hartog@example.org",
                "samira.bouzid@example.org"));
    for (int number = 1; number <= pairs; number++) {
      for (var name : List.of("aafke", "wessel")) {
        all.add(name + number + "@school.example");
        all.add(name + number + "@school.example");
      }
    }
    return all.stream().sorted().toList();
  }
}
