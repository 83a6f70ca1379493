package nl.leernetwerk.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.event.DomainEvent;
import nl.leernetwerk.mailing.ses.MailTag;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.seats.Notice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailIdTest {
  static Stream<MailId> every_kind_of_mail_is_read_back_from_its_text() {
    var reference = new Reference("2024-2025", "7K3F9QXM");
    return Stream.of(
        new MailId.Confirmation(reference, Addressee.PRACTITIONER, 1),
        new MailId.Confirmation(reference, Addressee.LEADER, 2),
        new MailId.Decision(reference, Addressee.PAIR, 1),
        new MailId.NetworkList("2024-2025", "PO-2", 1, 1),
        new MailId.SeatNews(reference, Addressee.LEADER, Notice.OFFERED, 17),
        new MailId.SeatNews(reference, Addressee.PAIR, Notice.CLOSED, 1),
        new MailId.NetworkNews("2024-2025", "PO-2", 2, 17),
        new MailId.DeadlineExtended(reference, Addressee.LEADER, 3),
        new MailId.Amended(reference, Addressee.LEADER, 2),
        new MailId.Farewell(reference, PairRole.PRACTITIONER, 2),
        new MailId.OwnLinks(new AddressId("0123456789abcdef".repeat(2)), 202410011),
        new MailId.Totals("2024-2025", 12, 3));
  }

  @ParameterizedTest
  @MethodSource
  void every_kind_of_mail_is_read_back_from_its_text(MailId mail) {
    assertEquals(Optional.of(mail), MailId.parse(mail.text()));
    assertEquals(
        Optional.of(new DomainEvent.MailQueued(mail)),
        DomainEvent.parse("MailQueued", mail.text()));
    assertTrue(MailTag.write(mail).matches("[A-Za-z0-9_-]{1,256}"), "as SES takes it");
    assertEquals(Optional.of(mail), MailTag.read(MailTag.write(mail)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-2025",
        "2024-2025/organiser-0.totals.1",
        "2024-2025/organiser-1.totals.0",
        "2024-2025/organiser-1.other.1",
        "2024-2025/leader.confirmation.1",
        "2024-2025-7K3F-9QXM/nobody.confirmation.1",
        "2024-2025-7K3F-9QXM/leader.offer.1",
        "2024-2025/facilitator-1.news.1",
        "2024-2025/facilitator-1.list.1"
      })
  void what_names_no_mail_is_not_read_as_one(String text) {
    assertEquals(Optional.empty(), MailId.parse(text));
  }
}
