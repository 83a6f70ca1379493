package nl.leernetwerk.registration.letters;

import java.util.List;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.AmendmentAction;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.SubmissionField;
import nl.leernetwerk.registration.letters.NewsView.Fact;
import nl.leernetwerk.rounds.Round;

/** To an address that has left a registration. The letter tells nothing about who came instead. */
public final class FarewellLetter {
  private final LetterTemplate template = new LetterTemplate("news", FarewellLetter.class);
  private final Pages pages;

  public FarewellLetter(Pages pages) {
    this.pages = pages;
  }

  public Letter write(Round round, Registration registration, PairRole place, Amendment amendment) {
    var reference = registration.reference().text();
    var title = "Dit e-mailadres hoort niet meer bij een aanmelding";
    boolean handedOver = amendment.action() instanceof AmendmentAction.HandedOver;
    var view =
        new NewsView(
            title,
            List.of(
                (handedOver
                        ? "Dit adres stond in een aanmelding als dat van %s. %s heeft die plek op"
                            + " %s aan iemand anders overgedragen."
                        : "Dit adres stond in een aanmelding als dat van %s. %s heeft het op %s"
                            + " gewijzigd.")
                    .formatted(
                        SubmissionField.called(place),
                        AmendmentLetter.who(amendment.by()),
                        Dutch.moment(amendment.at()))),
            List.of(new Fact("Kenmerk", reference)),
            "Wat dit betekent",
            handedOver
                ? List.of(
                    "De link die je van ons kreeg, werkt niet meer.",
                    "Je gegevens staan niet meer in de aanmelding, en op dit adres krijg je er geen"
                        + " e-mail meer over.")
                : List.of("Op dit adres krijg je geen e-mail meer over deze aanmelding."),
            List.of(
                "Klopt dit niet? Beantwoord deze e-mail of mail naar %s, en noem het kenmerk."
                    .formatted(round.contact().value())));
    return template.write(
        Frame.of(
            "%s (%s)".formatted(title, reference), view.lead().getFirst(), "lezer", round, pages),
        view,
        List.of());
  }
}
