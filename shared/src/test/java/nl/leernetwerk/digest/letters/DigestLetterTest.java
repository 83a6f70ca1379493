package nl.leernetwerk.digest.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.leernetwerk.Sample;
import nl.leernetwerk.digest.Digest;
import nl.leernetwerk.digest.Happening;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.seats.SeatMails;
import org.junit.jupiter.api.Test;

class DigestLetterTest {
  private static final Instant FROM = Instant.parse("2024-09-12T04:40:00Z");
  private static final Instant UNTIL = Instant.parse("2024-09-13T04:40:00Z");

  @Test
  void the_first_sentence_and_the_subject_say_all_of_it_in_one_line() {
    var letter =
        letter(
            new Happening.Registered(who(1)),
            new Happening.Registered(who(2)),
            new Happening.Registered(who(3)),
            new Happening.Withdrawn(who(1)),
            new Happening.Undelivered(SeatMails.decision(who(2), Addressee.LEADER)),
            new Happening.Undelivered(SeatMails.totals(Sample.round(), 1)));
    var said = "3 nieuwe aanmeldingen, 1 intrekking en 2 e-mails die niet aankwamen";
    assertEquals(said + " (2024-2025)", letter.subject());
    assertTrue(letter.text().contains("\n\n" + said + ".\n\n"), letter::text);
    assertTrue(
        letter
            .text()
            .contains("van 12 september 2024 om 06.40 uur tot 13 september 2024 om 06.40 uur.\n"),
        letter::text);
  }

  @Test
  void each_thing_leads_to_its_page() {
    var text =
        letter(
                new Happening.OfferExpired(who(1), "PO"),
                new Happening.Undelivered(SeatMails.totals(Sample.round(), 1)),
                new Happening.SeatsFree("PO", 2))
            .text();
    for (var line :
        List.of(
            """
            -   Initiatief 1: plek in leernetwerk PO
                https://example.org/leren/beheer/#ronde/2024-2025/initiatief/2024-2025-P000-0001
            """,
            "-   Organisator 1\n    https://example.org/leren/beheer/#ronde/2024-2025/mails\n",
            """
            -   Leernetwerk PO: 2 plekken
                https://example.org/leren/beheer/#ronde/2024-2025/plekken
            """)) {
      assertTrue(text.contains(line), text);
    }
  }

  @Test
  void mails_that_missed_one_person_are_one_line() {
    var text =
        letter(
                new Happening.Undelivered(
                    RegistrationMails.confirmation(who(1), Addressee.PRACTITIONER)),
                new Happening.Undelivered(SeatMails.decision(who(1), Addressee.PRACTITIONER)))
            .text();
    assertTrue(
        text.contains("-   Initiatief 1, aan de docent of leerlingbegeleider, 2 keer\n"), text);
  }

  @Test
  void of_many_it_says_how_many_are_not_named() {
    var all = new ArrayList<Happening>();
    IntStream.rangeClosed(1, 1_130).forEach(n -> all.add(new Happening.Registered(who(n))));
    var text = letter(all.toArray(Happening[]::new)).text();
    assertTrue(text.contains("1.130 nieuwe aanmeldingen.\n"), text);
    assertTrue(text.contains("En nog 1.030. Je vindt ze op de pagina van de ronde.\n"), text);
  }

  private static Reference who(int number) {
    return new Reference("2024-2025", "P%07d".formatted(number));
  }

  private static Letter letter(Happening... happenings) {
    var digest = Digest.of(new Digest.Period(2, FROM, UNTIL), List.of(happenings)).orElseThrow();
    return new DigestLetter(
            new Pages(URI.create("https://example.org/leren"), Sample.LINKS, Sample.SENDER))
        .write(
            Sample.round(),
            Sample.ORGANISER,
            digest,
            who -> "Initiatief " + Integer.parseInt(who.serial().substring(1)));
  }
}
