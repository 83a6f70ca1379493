package nl.leernetwerk.registration.letters;

import java.util.List;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.Round;

/** News to a person of a pair: a title with their initiative, a greeting, and their own link. */
public final class PairNews {
  private final LetterTemplate template = new LetterTemplate("news", PairNews.class);
  private final Pages pages;

  public PairNews(Pages pages) {
    this.pages = pages;
  }

  public Letter write(
      Round round, Registration registration, Addressee to, NewsView view, OwnLink link) {
    return template.write(
        Frame.of(
                view.title() + ": " + Subjects.about(registration),
                view.lead().getFirst(),
                Greeting.to(registration.submission().pair(), to),
                round,
                pages)
            .with(link, pages.own(registration, to)),
        view,
        List.of());
  }
}
