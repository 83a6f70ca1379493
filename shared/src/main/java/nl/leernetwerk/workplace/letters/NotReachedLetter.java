package nl.leernetwerk.workplace.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.Person;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.NewsView;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.rounds.letters.NetworkNames;

/** To a facilitator: all initiatives of a network that nobody has reached yet, and whom to call. */
final class NotReachedLetter {
  private final LetterTemplate template = new LetterTemplate("news", NotReachedLetter.class);
  private final Pages pages;

  NotReachedLetter(Pages pages) {
    this.pages = pages;
  }

  /**
   * The letter.
   *
   * @param missing at least one
   * @param unreachable the addresses that mail does not reach
   */
  Letter write(
      Round round,
      Network network,
      Contact facilitator,
      List<Registration> missing,
      Set<EmailAddress> unreachable) {
    var title = "%s nog niet bereikt".formatted(Dutch.sentence(Dutch.initiatives(missing.size())));
    var facts = new ArrayList<Fact>();
    for (var registration : missing) {
      for (var role : PairRole.values()) {
        var person = registration.submission().pair().person(role);
        if (!person.isErased()) {
          facts.add(
              new Fact(
                  "%s (%s)"
                      .formatted(registration.submission().initiative(), registration.reference()),
                  reach(person, unreachable)));
        }
      }
    }
    var view =
        new NewsView(
            title,
            List.of(
                "De initiatieven hieronder hebben al %s een plek in %s. Er is nog niet genoteerd dat jullie ze hebben bereikt."
                    .formatted(
                        round.callSchoolDays() == 1
                            ? "1 schooldag"
                            : round.callSchoolDays() + " schooldagen",
                        NetworkNames.name(network))),
            facts,
            "Wat we van je vragen",
            List.of(
                "Bel deze initiatieven, en noteer het contact op de pagina van je leernetwerk.",
                "Heb je ze al gesproken? Noteer het dan alsnog, zodat anderen het ook zien."),
            List.of(
                "Je krijgt deze herinnering één keer. Alleen als een initiatief later een plek"
                    + " kreeg, komt er nog een."));
    return template.write(
        Frame.of(
                "%s: leernetwerk %s (%s)".formatted(title, network.id(), Typed.oneLine(round.id())),
                view.lead().getFirst(),
                facilitator.name(),
                round,
                pages)
            .toOffice("Open jouw leernetwerk", pages),
        view,
        List.of());
  }

  private static String reach(Person person, Set<EmailAddress> unreachable) {
    return "%s, %s, %s%s%s"
        .formatted(
            person.name(),
            person.role(),
            person.email().value(),
            person.phone().map(it -> ", " + it).orElse(""),
            unreachable.contains(person.email()) ? ". E-mail komt hier niet aan, bel liever" : "");
  }
}
