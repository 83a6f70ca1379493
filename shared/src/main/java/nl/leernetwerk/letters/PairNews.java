package nl.leernetwerk.letters;

import java.util.List;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.mail.Addressee;
import nl.leernetwerk.mail.Letter;

/** News to one of a pair: the title with their initiative, a greeting, and their own link. */
final class PairNews {
  private final LetterTemplate template = new LetterTemplate("news");
  private final Pages pages;

  PairNews(Pages pages) {
    this.pages = pages;
  }

  Letter write(Round round, Registration registration, Addressee to, NewsView view) {
    return template.write(
        Frame.of(
                view.title() + ": " + Subjects.about(registration),
                Greeting.to(registration.submission().pair(), to),
                round,
                pages)
            .with(pages.own(registration, to)),
        view,
        List.of());
  }
}
