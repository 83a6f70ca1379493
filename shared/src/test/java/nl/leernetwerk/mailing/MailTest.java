package nl.leernetwerk.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
  private static final Mail MAIL =
      new Mail("2024-2025-P000-0001", "practitioner", "offer-last-day", 12);

  @Test
  void a_mail_is_read_back_from_its_id_and_from_the_event_that_says_that_it_waits() {
    assertEquals("2024-2025-P000-0001/practitioner.offer-last-day.12", MAIL.text());
    assertEquals(Optional.of(MAIL), Mail.parse(MAIL.text()));
    assertEquals(MAIL, Mail.of(MAIL.queued()));
    for (var other :
        List.of(new Event("RoundChanged", MAIL.text()), new Event("MailQueued", "2024-2025"))) {
      assertThrows(IllegalArgumentException.class, () -> Mail.of(other));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-2025/leader.decision",
        "2024-2025/leader.decision.0",
        "2024-2025/leader.decision.1234567890",
        "2024-2025/a@example.org.decision.1",
        "2024#2025/leader.decision.1"
      })
  void what_is_no_id_of_a_mail_is_none(String text) {
    assertEquals(Optional.empty(), Mail.parse(text));
  }

  @Test
  void an_id_holds_no_address() {
    assertThrows(
        IllegalArgumentException.class, () -> new Mail("2024-2025", "a@example.org", "list", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-2025-P000-0001, 2024-2025",
    "2024-2025, 2024-2025",
    "2024-2025.PO-2, 2024-2025",
    "address-0123456789abcdef0123456789abcdef, ",
    "address-2024, address-2024"
  })
  void a_mail_belongs_to_the_round_that_it_is_about_unless_it_is_about_an_address(
      String about, String round) {
    assertEquals(Optional.ofNullable(round), new Mail(about, "owner", "links", 1).round());
  }

  @Test
  void mails_are_told_in_the_order_in_which_they_were_queued_and_at_one_moment_by_their_ids() {
    var first = queued("totals", 2);
    var list = queued("list", 3);
    var totals = queued("totals", 3);
    assertEquals(
        List.of(first, list, totals),
        Stream.of(totals, list, first).sorted(QueuedMail.ORDER).toList());
  }

  private static QueuedMail queued(String kind, int second) {
    return new QueuedMail(
        new Mail("2024-2025", "organiser-1", kind, 1),
        MailProgress.WAITING,
        Instant.ofEpochSecond(second),
        Optional.empty());
  }
}
