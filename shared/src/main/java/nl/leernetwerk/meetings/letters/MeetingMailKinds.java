package nl.leernetwerk.meetings.letters;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import nl.leernetwerk.mailing.AddressedLetter;
import nl.leernetwerk.mailing.Letter;
import nl.leernetwerk.mailing.Mail;
import nl.leernetwerk.mailing.table.TableMails;
import nl.leernetwerk.meetings.Appointment;
import nl.leernetwerk.meetings.Guest;
import nl.leernetwerk.meetings.Invitation;
import nl.leernetwerk.meetings.Meeting;
import nl.leernetwerk.meetings.MeetingMails;
import nl.leernetwerk.meetings.MeetingPlan;
import nl.leernetwerk.meetings.Place;
import nl.leernetwerk.meetings.letters.InvitationLetter.Reader;
import nl.leernetwerk.meetings.table.TableInvitations;
import nl.leernetwerk.meetings.table.TableMeetings;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.letters.LetterSources;
import nl.leernetwerk.registration.letters.MailKind;
import nl.leernetwerk.registration.letters.MailKind.Preview;
import nl.leernetwerk.registration.letters.PreviewRound;
import nl.leernetwerk.registration.table.TableRegistrations;
import nl.leernetwerk.rounds.Network;
import nl.leernetwerk.rounds.Round;

/** The kinds of mail about meetings. */
public final class MeetingMailKinds {
  private static final MailKind INVITATION =
      new MailKind(
          MeetingMails.INVITATION,
          "uitnodiging voor een bijeenkomst",
          sources -> {
            var letter = new InvitationLetter(sources.pages());
            return mail ->
                told(sources, mail)
                    .filter(told -> !told.invitation().cancelled())
                    .flatMap(
                        told ->
                            sources.to(
                                told.invitation().address(),
                                told.round(),
                                () ->
                                    letter.invites(
                                        told.round(),
                                        told.network(),
                                        told.invitation(),
                                        programme(sources, told),
                                        reader(sources, told.round(), told.invitation()))));
          },
          it ->
              previews(
                  "Uitnodiging voor een bijeenkomst",
                  it,
                  reader ->
                      new InvitationLetter(it.pages())
                          .invites(
                              it.round(),
                              it.network(),
                              example(it, false),
                              Optional.of("Kennismaken, en de leervragen naast elkaar leggen."),
                              reader)));

  private static final MailKind CANCELLATION =
      new MailKind(
          MeetingMails.CANCELLATION,
          "bijeenkomst die niet doorgaat",
          sources -> {
            var letter = new InvitationLetter(sources.pages());
            return mail -> cancelled(sources, mail, letter);
          },
          it ->
              previews(
                  "Een bijeenkomst gaat niet door",
                  it,
                  reader ->
                      new InvitationLetter(it.pages())
                          .withdraws(it.round(), it.network(), example(it, true), reader)));

  /** Every kind. */
  public static final List<MailKind> ALL = List.of(INVITATION, CANCELLATION);

  private MeetingMailKinds() {}

  /** What a mail tells, and about what. */
  private record Told(Round round, Network network, Invitation invitation) {}

  /** Empty when the place was told something else since: that mail says how things stand now. */
  private static Optional<Told> told(LetterSources sources, Mail mail) {
    return last(sources, mail)
        .filter(it -> it.invitation().sequence() + 1 == mail.version())
        .filter(
            it ->
                MeetingMails.of(it.round().id(), it.network().id(), it.invitation()).equals(mail));
  }

  /** What the place of a mail was told last. */
  private static Optional<Told> last(LetterSources sources, Mail mail) {
    var about = MeetingMails.About.of(mail).orElseThrow();
    // Read again: the network may be newer than the copy of a minute ago.
    sources.rounds().reread();
    var round = sources.round(about.round());
    return round
        .network(about.network())
        .flatMap(
            network ->
                new TableInvitations(sources.table())
                    .find(about.round(), about.network(), about.meeting(), mail.to())
                    .map(invitation -> new Told(round, network, invitation)));
  }

  /**
   * The mail itself keeps the address until it is sent: the place may be somebody else's by now,
   * and who left the network stands nowhere else any more.
   */
  private static Optional<AddressedLetter> cancelled(
      LetterSources sources, Mail mail, InvitationLetter letter) {
    return new TableMails(sources.table())
        .formerAddress(mail)
        .flatMap(
            to ->
                last(sources, mail)
                    .map(
                        last -> {
                          var told = last.invitation().withdrawn(to, mail.version() - 1);
                          var reader =
                              last.invitation().address().equals(to)
                                  ? reader(sources, last.round(), last.invitation())
                                  : new Reader("deelnemer", Optional.empty(), false);
                          return new AddressedLetter(
                              to,
                              last.round().contact(),
                              letter.withdraws(last.round(), last.network(), told, reader));
                        }));
  }

  private static Optional<String> programme(LetterSources sources, Told told) {
    return MeetingPlan.all(
            told.round(),
            new TableMeetings(sources.table()).find(told.round().id(), told.network().id()))
        .stream()
        .filter(it -> it.number() == told.invitation().meeting())
        .findFirst()
        .flatMap(Meeting::programme);
  }

  private static Reader reader(LetterSources sources, Round round, Invitation invitation) {
    var own =
        Guest.placeInPair(round.id(), invitation.guest())
            .flatMap(
                place ->
                    new TableRegistrations(sources.table())
                        .find(place.registration())
                        .map(it -> sources.pages().own(it, place.to())));
    return new Reader(invitation.name(), own, Guest.isFacilitator(invitation.guest()));
  }

  private static List<Preview> previews(
      String name, PreviewRound it, Function<Reader, Letter> letter) {
    return List.of(
        new Preview(
            name,
            "beiden",
            letter.apply(
                new Reader(
                    it.seated().submission().pair().practitioner().name(),
                    Optional.of(it.pages().own(it.seated(), Addressee.PRACTITIONER)),
                    false))),
        new Preview(
            name + ", voor een procesbegeleider",
            "elke procesbegeleider",
            letter.apply(new Reader(it.facilitator().name(), Optional.empty(), true))));
  }

  private static Invitation example(PreviewRound it, boolean cancelled) {
    var person = it.seated().submission().pair().practitioner();
    var day =
        it.round().planned().stream()
            .flatMap(planned -> planned.period().stream())
            .map(period -> period.first())
            .findFirst()
            .orElse(it.round().deadline().plusMonths(2));
    return new Invitation(
        1,
        it.seated().reference().serial().toLowerCase(Locale.ROOT) + "-practitioner",
        person.name(),
        person.email(),
        cancelled ? 1 : 0,
        cancelled,
        new Appointment(
            day,
            Appointment.USUAL_START,
            Appointment.LATEST_END,
            new Place(
                "Het Voorbeeldhuis",
                "Stationsplein 1, Utrecht",
                Optional.of("Vijf minuten lopen van station Utrecht Centraal."))),
        it.round().contact(),
        Instant.EPOCH);
  }
}
