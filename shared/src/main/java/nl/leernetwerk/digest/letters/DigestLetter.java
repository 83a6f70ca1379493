package nl.leernetwerk.digest.letters;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.leernetwerk.digest.Digest;
import nl.leernetwerk.digest.Happening;
import nl.leernetwerk.kernel.Contact;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.letters.Dutch;
import nl.leernetwerk.mailing.letters.LetterTemplate;
import nl.leernetwerk.mailing.letters.Typed;
import nl.leernetwerk.registration.letters.Frame;
import nl.leernetwerk.registration.letters.Pages;
import nl.leernetwerk.rounds.Round;
import nl.leernetwerk.seats.letters.SeatWords;

/** To an organiser: what happened in a round since the digest before. */
final class DigestLetter {
  /** As much of a subject as a list of mails shows. */
  private static final int SUBJECT = 120;

  /** The readers of mails about an initiative, by their word in the mail's id. */
  private static final Map<String, String> READERS =
      Map.of(
          "practitioner", "de docent of leerlingbegeleider",
          "leader", "de schoolleiding",
          "pair", "beide contactpersonen",
          "former-practitioner", "wie de docent of leerlingbegeleider was",
          "former-leader", "wie de schoolleiding was");

  private final LetterTemplate template = new LetterTemplate("digest", DigestLetter.class);
  private final Pages pages;

  DigestLetter(Pages pages) {
    this.pages = pages;
  }

  /** A line of the letter, and the page that it is about. */
  private record Line(String text, URI link) {}

  private record Section(
      String heading, List<Line> lines, Optional<String> more, Optional<String> advice) {}

  private record View(String lead, String period, List<Section> sections) {}

  /**
   * The letter.
   *
   * @param name the name of an initiative, or its reference when the name is not known
   */
  Letter write(Round round, Contact organiser, Digest digest, Function<Reference, String> name) {
    var lead = Dutch.list(digest.parts().stream().map(DigestLetter::count).toList());
    var view =
        new View(
            lead + ".",
            period(digest),
            digest.parts().stream().map(part -> section(round, part, name)).toList());
    return template.write(
        Frame.of(
                "%s (%s)".formatted(Typed.cut(lead, SUBJECT, "…"), Typed.oneLine(round.id())),
                view.lead(),
                organiser.name(),
                round,
                pages)
            .toOffice("Open de ronde", pages),
        view,
        List.of());
  }

  private static String period(Digest digest) {
    var until = Dutch.moment(digest.until());
    return digest.number() == 1
        ? "Dit is er gebeurd tot %s.".formatted(until)
        : "Dit is er gebeurd van %s tot %s.".formatted(Dutch.moment(digest.from()), until);
  }

  private static String count(Digest.Part part) {
    int many = part.total();
    return switch (part.kind()) {
      case REGISTERED -> Dutch.count(many, "nieuwe aanmelding", "nieuwe aanmeldingen");
      case WITHDRAWN -> Dutch.count(many, "intrekking", "intrekkingen");
      case RESTORED -> Dutch.count(many, "intrekking", "intrekkingen") + " ongedaan gemaakt";
      case OFFER_EXPIRED -> Dutch.count(many, "aanbod dat verliep", "aanbiedingen die verliepen");
      case UNDELIVERED ->
          Dutch.count(many, "e-mail die niet aankwam", "e-mails die niet aankwamen");
      case SEATS_FREE ->
          Dutch.count(
              many, "vrije plek waar niemand op wacht", "vrije plekken waar niemand op wacht");
    };
  }

  private Section section(Round round, Digest.Part part, Function<Reference, String> name) {
    int left = part.total() - part.named().stream().mapToInt(Happening::count).sum();
    return new Section(
        heading(part.kind()),
        lines(round, part.named(), name),
        left == 0
            ? Optional.empty()
            : Optional.of(
                "En nog %s. Je vindt ze op de pagina van de ronde.".formatted(Dutch.number(left))),
        advice(part.kind()));
  }

  private static String heading(Happening.Kind kind) {
    return switch (kind) {
      case REGISTERED -> "Nieuwe aanmeldingen";
      case WITHDRAWN -> "Ingetrokken";
      case RESTORED -> "Intrekken ongedaan gemaakt";
      case OFFER_EXPIRED -> "Aanbod verlopen";
      case UNDELIVERED -> "E-mails die niet aankwamen";
      case SEATS_FREE -> "Vrije plekken";
    };
  }

  private static Optional<String> advice(Happening.Kind kind) {
    return switch (kind) {
      case REGISTERED, RESTORED -> Optional.empty();
      case WITHDRAWN -> Optional.of("Had een initiatief een plek, dan is die vrijgekomen.");
      case OFFER_EXPIRED ->
          Optional.of(
              "Wie niet op tijd antwoordt, staat niet meer op de wachtlijst. Wil een initiatief"
                  + " toch meedoen? Zet het er dan weer op, achteraan.");
      case UNDELIVERED -> Optional.of("Bel hen en vraag naar een adres dat wel werkt.");
      case SEATS_FREE ->
          Optional.of("Er staat niemand op de wachtlijst die deze plekken aangeboden krijgt.");
    };
  }

  private List<Line> lines(Round round, List<Happening> all, Function<Reference, String> name) {
    var lines = new LinkedHashMap<Line, Integer>();
    all.forEach(it -> lines.merge(line(round, it, name), 1, Integer::sum));
    return lines.entrySet().stream()
        .map(
            it ->
                it.getValue() == 1
                    ? it.getKey()
                    : new Line(
                        "%s, %s keer".formatted(it.getKey().text(), Dutch.number(it.getValue())),
                        it.getKey().link()))
        .toList();
  }

  private Line line(Round round, Happening happening, Function<Reference, String> name) {
    return switch (happening) {
      case Happening.Registered(var who) -> initiative(who, name.apply(who));
      case Happening.Withdrawn(var who) -> initiative(who, name.apply(who));
      case Happening.Restored(var who) -> initiative(who, name.apply(who));
      case Happening.OfferExpired(var who, var network) ->
          initiative(who, "%s: plek in leernetwerk %s".formatted(name.apply(who), network));
      case Happening.Undelivered(var mail) -> undelivered(round, mail, name);
      case Happening.SeatsFree(var network, int seats) ->
          new Line(
              "Leernetwerk %s: %s".formatted(network, Dutch.seats(seats)),
              pages.round(round.id(), "plekken"));
    };
  }

  private Line initiative(Reference who, String text) {
    return new Line(text, pages.initiative(who));
  }

  /** Which mail it was stands on the page; here it matters whom mail does not reach. */
  private Line undelivered(Round round, Mail mail, Function<Reference, String> name) {
    return Reference.parse(mail.about())
        .map(who -> initiative(who, "%s, aan %s".formatted(name.apply(who), reader(mail))))
        .orElseGet(
            () ->
                new Line(Dutch.sentence(SeatWords.reader(mail)), pages.round(round.id(), "mails")));
  }

  private static String reader(Mail mail) {
    return READERS.getOrDefault(mail.to(), "een procesbegeleider");
  }
}
