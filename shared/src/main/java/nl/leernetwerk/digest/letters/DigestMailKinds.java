package nl.leernetwerk.digest.letters;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.leernetwerk.digest.Digest;
import nl.leernetwerk.digest.DigestMails;
import nl.leernetwerk.digest.Happening;
import nl.leernetwerk.digest.table.TableDigests;
import nl.leernetwerk.kernel.Reference;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.RegistrationMails;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.MailKind.Preview;
import nl.leernetwerk.registration.letters.PreviewRound;
import nl.leernetwerk.registration.table.TableRegistrations;

/** The kind of mail that is a digest. */
public final class DigestMailKinds {
  private static final MailKind DIGEST =
      new MailKind(
              DigestMails.DIGEST,
              "dagoverzicht",
              sources -> {
                var letter = new DigestLetter(sources.pages());
                return mail -> {
                  var round = sources.round(mail.about());
                  int number = DigestMails.organiser(mail);
                  if (number > round.organisers().size()) {
                    return Optional.empty();
                  }
                  var organiser = round.organisers().get(number - 1);
                  var digest =
                      new TableDigests(sources.table())
                          .find(round.id(), mail.version())
                          .orElseThrow();
                  var names =
                      names(
                          new TableRegistrations(sources.table())
                              .read(round.id()).values().stream()
                                  .map(LetterSources::printed)
                                  .toList());
                  return sources.to(
                      organiser.email(),
                      round,
                      () ->
                          letter.write(
                              round,
                              organiser,
                              digest,
                              who -> names.getOrDefault(who, who.text())));
                };
              },
              it -> {
                var names = names(List.of(it.seated(), it.waiting()));
                return List.of(
                    new Preview(
                        "Het dagoverzicht",
                        "elke organisator",
                        new DigestLetter(it.pages())
                            .write(it.round(), it.organiser(), example(it), names::get)));
              })
          .withoutParagraph();

  /** Every kind. */
  public static final List<MailKind> ALL = List.of(DIGEST);

  private DigestMailKinds() {}

  private static Map<Reference, String> names(List<Registration> registrations) {
    return registrations.stream()
        .collect(Collectors.toMap(Registration::reference, it -> it.submission().initiative()));
  }

  private static Digest example(PreviewRound it) {
    var seated = it.seated().reference();
    var waiting = it.waiting().reference();
    Instant morning = it.seated().arrival().at().truncatedTo(ChronoUnit.HOURS);
    return Digest.of(
            new Digest.Period(2, morning, morning.plus(1, ChronoUnit.DAYS)),
            List.of(
                new Happening.Registered(seated),
                new Happening.Registered(waiting),
                new Happening.Withdrawn(seated),
                new Happening.Restored(seated),
                new Happening.OfferExpired(waiting, it.network().id()),
                new Happening.Undelivered(RegistrationMails.confirmation(seated, Addressee.LEADER)),
                new Happening.SeatsFree(it.network().id(), 1)))
        .orElseThrow();
  }
}
