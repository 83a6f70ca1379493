package nl.leernetwerk.registration.letters;

import java.net.URI;
import java.util.Optional;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Sender;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.PersonalLink;
import nl.leernetwerk.registration.PersonalLinks;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.rounds.DrawRules;
import nl.leernetwerk.rounds.Round;

/**
 * The pages that mails link to, and the organisation behind them.
 *
 * @param kind the kind of mail that links to them, if its mails have what organisers add to it
 */
public record Pages(URI home, PersonalLinks links, Sender sender, Optional<String> kind) {
  public Pages {
    // The slash is needed: without it, "privacy/" would replace the last step of the path.
    home = home.getPath().endsWith("/") ? home : URI.create(home + "/");
  }

  /** The pages, for mails to which organisers add nothing. */
  public Pages(URI home, PersonalLinks links, Sender sender) {
    this(home, links, sender, Optional.empty());
  }

  /** The same pages, for mails of that kind. */
  Pages of(String name) {
    return new Pages(home, links, sender, Optional.of(name));
  }

  /** The same for mails that are only shown: their personal links open nothing. */
  public static Pages preview(URI home, Sender sender) {
    return new Pages(
        home,
        (registration, role) ->
            new PersonalLink(registration.reference(), role, "voorbeeldvoorbeeldvoor"),
        sender);
  }

  /** The pages of organisers and facilitators. */
  public URI office() {
    return home.resolve("beheer/");
  }

  /** The organisers' page of an initiative. */
  public URI initiative(Reference registration) {
    return round(registration.round(), "initiatief/" + registration);
  }

  /** One of the organisers' pages of a round. */
  public URI round(String round, String page) {
    return office().resolve("#ronde/" + round + "/" + page);
  }

  public URI privacy() {
    return home.resolve("privacy/");
  }

  /** The page where anybody can check the draw of a round, even when a newer round exists. */
  public URI draw(Round round) {
    return home.resolve("loting/?ronde=" + round.id());
  }

  public URI drawRules() {
    return home.resolve(DrawRules.PATH);
  }

  /** A person's own page about their registration. The token comes after the hash sign. */
  public URI own(Registration registration, PairRole role) {
    return home.resolve("mijn-aanmelding/#" + links.of(registration, role).text());
  }

  /**
   * The own page of a mail's reader. For a mail to both people, it is the page of the one who
   * filled in the form.
   */
  public URI own(Registration registration, Addressee to) {
    var submission = registration.submission();
    var here =
        to.roles().stream().filter(role -> !submission.pair().person(role).isErased()).toList();
    var role =
        here.stream()
            .filter(submission.submittedBy()::is)
            .findFirst()
            .orElse(here.isEmpty() ? to.roles().getFirst() : here.getFirst());
    return own(registration, role);
  }
}
