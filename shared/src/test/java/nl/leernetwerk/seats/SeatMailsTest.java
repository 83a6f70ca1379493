package nl.leernetwerk.seats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.rounds.CapacityUnit;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Policy;
import nl.leernetwerk.rounds.Round;
import org.junit.jupiter.api.Test;

/** The ids of mails about seats; a mail with another id is another mail, and is sent again. */
class SeatMailsTest {
  private static final Network PO = Sample.network("PO", 12, Sample.FACILITATOR, Sample.ORGANISER);
  private static final Round ROUND =
      Sample.round(Policy.ARRIVAL, CapacityUnit.SCHOOLS, PO, Sample.network("VO", 12));

  @Test
  void an_allocation_is_mailed_to_each_facilitator_of_each_network_and_to_each_organiser() {
    var round = Sample.withOrganisers(ROUND, Sample.ORGANISER, Sample.FACILITATOR);
    assertEquals(
        List.of(
            "2024-2025.PO/facilitator-1.list.1",
            "2024-2025.PO/facilitator-2.list.1",
            "2024-2025/organiser-1.totals.1",
            "2024-2025/organiser-2.totals.1"),
        texts(SeatMails.ofAllocation(round)));
  }

  @Test
  void a_change_is_mailed_to_the_facilitators_of_its_network() {
    assertEquals(
        List.of("2024-2025.PO/facilitator-1.news.3", "2024-2025.PO/facilitator-2.news.3"),
        texts(SeatMails.news(ROUND, PO, 3)));
  }

  @Test
  void a_mail_to_a_facilitator_or_an_organiser_tells_the_person_and_what_it_is_about() {
    var second = SeatMails.news(ROUND, PO, 3).getLast();
    assertEquals(2, SeatMails.person(second));
    assertEquals("PO", SeatMails.network(second));
    assertEquals(1, SeatMails.person(SeatMails.totals(ROUND, 1)));
    var elsewhere = SeatMails.list(ROUND, Sample.network("PO-2", 12), 1, 1);
    assertEquals("PO-2", SeatMails.network(elsewhere));
  }

  @Test
  void an_initiative_gets_one_decision_and_one_mail_for_each_notice_and_reminder_of_a_change() {
    var who = RosterDeciderTest.reference(1);
    var about = who.text() + "/leader.";
    assertEquals(about + "decision.1", SeatMails.decision(who, Addressee.LEADER).text());
    assertEquals(about + "draw-list.1", SeatMails.drawList(who, Addressee.LEADER).text());
    assertEquals(
        about + "accepted.4", SeatMails.notice(who, Addressee.LEADER, Notice.ACCEPTED, 4).text());
    assertEquals(
        List.of(about + "offer-reminder.4", about + "offer-last-day.4"),
        texts(
            Stream.of(OfferReminder.values())
                .map(it -> SeatMails.reminder(who, Addressee.LEADER, it, 4))
                .toList()));
  }

  private static List<String> texts(List<Mail> mails) {
    return mails.stream().map(Mail::text).toList();
  }
}
