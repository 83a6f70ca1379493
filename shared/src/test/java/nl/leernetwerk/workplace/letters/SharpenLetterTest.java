package nl.leernetwerk.workplace.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.leernetwerk.Sample;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.letters.Pages;
import org.junit.jupiter.api.Test;

class SharpenLetterTest {
  @Test
  void the_pair_reads_whether_a_facilitator_or_an_organiser_sharpened_the_text() {
    assertEquals("Jullie procesbegeleider heeft op", said(new Actor.Facilitator("sanne")));
    assertEquals("Een organisator heeft op", said(new Actor.Organiser("noor")));
  }

  private static String said(Actor by) {
    var text =
        new Sharpened(
            1,
            List.of(new Sharpened.Question("Hoe dan?", new TreeSet<>(List.of(1)))),
            "Leren.",
            by,
            Instant.parse("2024-10-07T12:00:00Z"),
            false,
            Optional.empty());
    var pages =
        new Pages(URI.create("https://leernetwerken.example.org"), Sample.LINKS, Sample.SENDER);
    return new SharpenLetter(pages)
        .toPair(Sample.round(), Sample.form().register(), Addressee.PRACTITIONER, text, List.of())
        .text()
        .lines()
        .filter(line -> line.contains("aangescherpt. Kijk"))
        .map(line -> line.substring(0, line.indexOf(" 7 oktober")))
        .findFirst()
        .orElseThrow();
  }
}
