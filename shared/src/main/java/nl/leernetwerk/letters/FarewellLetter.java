package nl.leernetwerk.letters;

import java.util.List;
import nl.leernetwerk.amendment.Amendment;
import nl.leernetwerk.amendment.Deed;
import nl.leernetwerk.amendment.Field;
import nl.leernetwerk.enrolment.PairRole;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.letters.NewsView.Fact;
import nl.leernetwerk.mail.Letter;

/** To an address that stands in a registration no more; it tells nothing of who came instead. */
final class FarewellLetter {
  private final LetterTemplate template = new LetterTemplate("news");
  private final Pages pages;

  FarewellLetter(Pages pages) {
    this.pages = pages;
  }

  Letter write(Round round, Registration registration, PairRole place, Amendment amendment) {
    var reference = registration.reference().text();
    var title = "Dit e-mailadres hoort niet meer bij een aanmelding";
    boolean handedOver = amendment.deed() instanceof Deed.HandedOver;
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
                        Field.called(place),
                        AmendmentLetter.who(amendment.by()),
                        Dutch.moment(amendment.at()))),
            List.of(new Fact("Kenmerk", reference)),
            "Wat dit betekent",
            handedOver
                ? List.of(
                    "De link die je van ons kreeg, werkt niet meer.",
                    "Je gegevens staan niet meer in de aanmelding, en op dit adres krijg je er geen"
                        + " mail meer over.")
                : List.of("Op dit adres krijg je geen mail meer over deze aanmelding."),
            List.of(
                "Klopt dit niet? Beantwoord deze mail of mail naar %s, en noem het kenmerk."
                    .formatted(round.contact().value())));
    return template.write(
        Frame.of("%s (%s)".formatted(title, reference), "lezer", round, pages), view, List.of());
  }
}
