package nl.leernetwerk.seats.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.kernel.Sector;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Xlsx;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationState;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.Notice;
import nl.leernetwerk.seats.OfferReminder;
import nl.leernetwerk.seats.RosterChange;
import nl.leernetwerk.seats.RosterEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mails about what changes after the allocation. */
class NewsLetterTest {
  private static final Letters LETTERS =
      new Letters(URI.create("https://example.org/leren"), Sample.LINKS);
  private static final Round ROUND = Sample.round();
  private static final Registration REGISTRATION = Sample.form().register();

  /** What is told about each kind of change, with the change that tells it. */
  static RosterChange change(Notice notice, Reference reference) {
    var until = Instant.parse("2024-11-11T23:00:00Z");
    var event =
        switch (notice) {
          case OFFERED -> new RosterEvent.SeatOffered(reference, "PO", until);
          case ACCEPTED -> new RosterEvent.OfferAccepted(reference, "PO");
          case DECLINED -> new RosterEvent.OfferDeclined(reference, "PO");
          case EXPIRED -> new RosterEvent.OfferExpired(reference, "PO");
          case WITHDRAWN -> new RosterEvent.Withdrawn(reference, Optional.of("PO"));
          case SEATED -> new RosterEvent.Seated(reference, "PO");
          case LISTED -> new RosterEvent.PutOnList(reference, 9);
          case MOVED -> new RosterEvent.Moved(reference, "PO-2", "PO");
          case CLOSED -> new RosterEvent.ListClosed();
        };
    return new RosterChange(
        3, Instant.EPOCH, new Actor.Automatic(), Optional.empty(), List.of(event));
  }

  @Test
  void an_offer_says_its_last_day_its_network_and_what_no_answer_means() {
    var text = letter(Notice.OFFERED).text();
    for (var sentence :
        List.of(
            "Antwoord uiterlijk op: 11 november 2024",
            "Leernetwerk: PO",
            "horen we op tijd niets, dan gaat de plek naar de volgende",
            "Jullie staan dan niet meer op de lijst",
            "5 schooldagen",
            "Het moment waarop wij jullie antwoord ontvangen telt")) {
      assertTrue(text.contains(sentence), sentence + " is not in " + text);
    }
    assertTrue(
        letter(Notice.OFFERED)
            .subject()
            .startsWith("Er is plek: antwoord uiterlijk 11 november 2024: "));
  }

  @ParameterizedTest
  @EnumSource
  void a_reminder_says_the_last_day_and_asks_for_an_answer(OfferReminder reminder) {
    var letter =
        LETTERS.reminder(
            ROUND,
            REGISTRATION,
            Addressee.LEADER,
            reminder,
            change(Notice.OFFERED, REGISTRATION.reference()),
            Sample.schools());
    assertTrue(letter.text().contains("Antwoord uiterlijk op: 11 november 2024"), letter.text());
    assertTrue(letter.text().contains("Antwoord op het aanbod:\nhttps://"), letter.text());
    assertTrue(letter.subject().contains("11 november 2024: "), letter.subject());
  }

  @Test
  void who_withdrew_is_told_about_a_seat_only_when_they_had_one() {
    var seated = letter(Notice.WITHDRAWN).text();
    assertTrue(seated.contains("Jullie plek in leernetwerk PO komt vrij"), seated);
    var event = new RosterEvent.Withdrawn(REGISTRATION.reference(), Optional.empty());
    var waited =
        LETTERS
            .seatNews(
                ROUND,
                REGISTRATION,
                Addressee.LEADER,
                Notice.WITHDRAWN,
                new RosterChange(
                    3, Instant.EPOCH, new Actor.Automatic(), Optional.empty(), List.of(event)),
                Sample.schools())
            .text();
    for (var wrong : List.of("Jullie plek", "Hadden jullie", "iets mee wijzigen")) {
      assertFalse(waited.contains(wrong), waited);
    }
  }

  @Test
  void the_first_mail_about_a_network_says_that_it_is_open_and_replaces_nothing() {
    var all = Sample.allocated(ROUND, Sample.registrations(Sector.PO, 3));
    var opened =
        new RosterChange(
            3,
            Instant.EPOCH,
            new Actor.Automatic(),
            Optional.empty(),
            List.of(
                new RosterEvent.NetworkOpened("PO", 12),
                new RosterEvent.Seated(all.getFirst().reference(), "PO")));
    var letter = news(opened, all);
    assertTrue(letter.subject().startsWith("Leernetwerk PO is geopend: "), letter.subject());
    assertFalse(letter.text().contains("vorige"), letter.text());
    assertFalse(letter.text().contains("gewijzigd"), letter.text());
    assertTrue(letter.text().contains("Neem contact op met wie er nieuw bij is."));
  }

  @Test
  void a_facilitator_reads_that_an_offer_expired_and_to_whom_the_seat_goes() {
    var all = Sample.allocated(ROUND, Sample.registrations(Sector.PO, 7));
    var expired = new RosterEvent.OfferExpired(all.getLast().reference(), "PO");
    var offered = change(Notice.OFFERED, all.getFirst().reference()).events().getFirst();
    var letter =
        news(
            new RosterChange(
                3,
                Instant.EPOCH,
                new Actor.Automatic(),
                Optional.empty(),
                List.of(expired, offered)),
            all);
    assertTrue(letter.text().contains("(2024-2025-P000-0007) heeft niet op tijd"), letter.text());
    assertTrue(
        letter
            .text()
            .contains(
                "(2024-2025-P000-0001) heeft een plek aangeboden gekregen en kan antwoorden tot en"
                    + " met 11 november 2024."),
        letter.text());
    assertFalse(letter.text().contains("nieuw bij is"), letter.text());
  }

  @Test
  void what_changed_stands_before_the_button() {
    var all = Sample.allocated(ROUND, Sample.registrations(Sector.PO, 7));
    var text = news(change(Notice.WITHDRAWN, all.getFirst().reference()), all).text();
    assertTrue(text.indexOf("doet niet meer mee") < text.indexOf("/beheer/"), text);
  }

  private static Letter news(RosterChange change, List<Registration> registrations) {
    return LETTERS.networkNews(
        ROUND,
        ROUND.networks().getFirst(),
        Sample.FACILITATOR,
        change,
        registrations,
        Sample.schools(),
        Set.of());
  }

  @ParameterizedTest
  @EnumSource
  void each_news_mail_greets_its_reader_and_names_the_initiative_and_reference(Notice notice) {
    var letter = letter(notice);
    assertTrue(letter.text().contains(REGISTRATION.reference().text()));
    assertTrue(letter.text().contains(REGISTRATION.submission().initiative()));
    assertTrue(letter.text().contains("Beste " + REGISTRATION.submission().pair().leader().name()));
    assertEquals(List.of(), letter.attachments());
  }

  @Test
  void a_mail_about_a_merged_network_uses_its_new_name() {
    var change =
        new RosterChange(
            3,
            Instant.EPOCH,
            new Actor.Automatic(),
            Optional.empty(),
            List.of(new RosterEvent.NetworksMerged("PO-2", "PO")));
    var letter =
        LETTERS.seatNews(
            ROUND, REGISTRATION, Addressee.PAIR, Notice.MOVED, change, Sample.schools());
    assertTrue(letter.subject().startsWith("Jullie gaan naar leernetwerk PO: "));
  }

  @Test
  void a_mail_about_a_change_that_did_not_happen_is_not_written() {
    var change = change(Notice.CLOSED, REGISTRATION.reference());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LETTERS.seatNews(
                ROUND, REGISTRATION, Addressee.PAIR, Notice.OFFERED, change, Sample.schools()));
  }

  @Test
  void a_facilitator_reads_what_changed_and_gets_the_list_as_it_is_now() {
    var all = Sample.allocated(ROUND, Sample.registrations(Sector.PO, 7));
    var gone = all.getFirst();
    var now =
        all.stream()
            .map(it -> it.equals(gone) ? it.in(new RegistrationState.Withdrawn()) : it)
            .toList();
    var letter =
        LETTERS.networkNews(
            ROUND,
            ROUND.networks().getFirst(),
            Sample.FACILITATOR,
            change(Notice.WITHDRAWN, gone.reference()),
            now,
            Sample.schools(),
            Set.of());
    assertTrue(letter.text().contains("Initiatief 1 uit PO (2024-2025-P000-0001) doet niet meer"));
    var sheet = Xlsx.of(letter.attachments().getFirst());
    var listed = IntStream.rangeClosed(1, sheet.rows()).mapToObj(sheet::row).toList().toString();
    assertFalse(listed.contains("P000-0001"), listed);
    assertTrue(listed.contains("P000-0002"), listed);
  }

  private static Letter letter(Notice notice) {
    return LETTERS.seatNews(
        ROUND,
        REGISTRATION,
        Addressee.LEADER,
        notice,
        change(notice, REGISTRATION.reference()),
        Sample.schools());
  }
}
