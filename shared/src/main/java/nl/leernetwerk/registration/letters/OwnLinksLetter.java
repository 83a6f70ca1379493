package nl.leernetwerk.registration.letters;

import java.net.URI;
import java.util.List;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Round;

/** To a person who asked for their links: one link for each place that they have in a pair. */
public final class OwnLinksLetter {
  private final LetterTemplate template = new LetterTemplate("own-links", OwnLinksLetter.class);
  private final Pages pages;

  public OwnLinksLetter(Pages pages) {
    this.pages = pages;
  }

  /** A person's place in the pair of a registration. */
  public record Place(Registration registration, PairRole role) {}

  private record Entry(String initiative, String reference, URI link) {}

  private record View(List<Entry> entries) {}

  public Letter write(Round round, List<Place> places) {
    var first = places.getFirst();
    var name = first.registration().submission().pair().person(first.role()).name();
    return template.write(
        Frame.of(
            "Jouw link voor de aanmelding",
            "Er is om jouw eigen link gevraagd.",
            name,
            round,
            pages),
        new View(places.stream().map(it -> entry(it.registration(), it.role())).toList()),
        List.of());
  }

  private Entry entry(Registration registration, PairRole role) {
    return new Entry(
        registration.submission().initiative(),
        registration.reference().text(),
        pages.own(registration, role));
  }
}
