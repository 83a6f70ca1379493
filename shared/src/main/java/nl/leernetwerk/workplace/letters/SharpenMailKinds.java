package nl.leernetwerk.workplace.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.PairRole;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.Sharpened;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.MailKind.Preview;
import nl.leernetwerk.registration.letters.PreviewRound;
import nl.leernetwerk.workplace.SharpenDifference;
import nl.leernetwerk.workplace.SharpenMails;
import nl.leernetwerk.workplace.table.TableSharpened;

/** The kinds of mail about sharpened texts. */
public final class SharpenMailKinds {
  private static final MailKind SHARPENED =
      new MailKind(
          SharpenMails.SHARPENED,
          "aangescherpte leervragen",
          sources -> {
            var letter = new SharpenLetter(sources.pages());
            return mail ->
                told(sources, mail)
                    .flatMap(
                        told ->
                            sources.toPair(
                                mail,
                                (round, it) ->
                                    letter.toPair(
                                        round,
                                        it,
                                        Addressee.of(mail.to()),
                                        told.text(),
                                        told.differences(it))));
          },
          it -> {
            var told = example(it, new Actor.Facilitator("voorbeeld"));
            return List.of(
                new Preview(
                    "De leervragen zijn aangescherpt",
                    "beiden",
                    new SharpenLetter(it.pages())
                        .toPair(
                            it.round(),
                            it.seated(),
                            Addressee.PRACTITIONER,
                            told.text(),
                            told.differences(it.seated()))));
          });

  private static final MailKind CORRECTED =
      new MailKind(
          SharpenMails.CORRECTED,
          "verbeterde leervragen",
          sources -> {
            var letter = new SharpenLetter(sources.pages());
            return mail -> {
              var told = told(sources, mail);
              if (told.isEmpty()) {
                return Optional.empty();
              }
              sources.rounds().reread();
              var it = sources.registration(RegistrationMails.registration(mail));
              var round = sources.round(it.reference().round());
              return SharpenMails.facilitator(mail, round, it)
                  .flatMap(
                      to ->
                          sources.to(
                              to.email(),
                              round,
                              () ->
                                  letter.toFacilitator(
                                      round,
                                      it,
                                      to,
                                      told.get().text(),
                                      told.get().differences(it))));
            };
          },
          it -> {
            var told =
                example(it, new Actor.Participant(it.seated().reference(), PairRole.PRACTITIONER));
            return List.of(
                new Preview(
                    "Een aangescherpte tekst is verbeterd",
                    "elke procesbegeleider",
                    new SharpenLetter(it.pages())
                        .toFacilitator(
                            it.round(),
                            it.seated(),
                            it.facilitator(),
                            told.text(),
                            told.differences(it.seated()))));
          });

  /** Every kind. */
  public static final List<MailKind> ALL = List.of(SHARPENED, CORRECTED);

  private SharpenMailKinds() {}

  /** The version that a mail tells about, and the one before it. */
  private record Told(Optional<Sharpened> before, Sharpened text) {
    List<SharpenDifference> differences(Registration registration) {
      return SharpenDifference.of(registration.submission(), before, text);
    }
  }

  /** Empty when the texts were erased meanwhile. */
  private static Optional<Told> told(LetterSources sources, Mail mail) {
    var versions = new TableSharpened(sources.table()).of(RegistrationMails.registration(mail));
    return version(versions, mail.version())
        .map(text -> new Told(version(versions, mail.version() - 1), text));
  }

  private static Optional<Sharpened> version(List<Sharpened> versions, int version) {
    return versions.stream().filter(it -> it.version() == version).findFirst();
  }

  private static Told example(PreviewRound round, Actor by) {
    var sent = round.seated().submission();
    return new Told(
        Optional.empty(),
        new Sharpened(
            1,
            List.of(
                new Sharpened.Question(
                    "Welke aanpassingen in de klas geven elke leerling een eigen plek?",
                    new TreeSet<>(List.of(1)))),
            sent.expectations(),
            by,
            Instant.EPOCH,
            false,
            Optional.empty()));
  }
}
