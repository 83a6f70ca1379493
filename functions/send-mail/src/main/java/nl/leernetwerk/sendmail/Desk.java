package nl.leernetwerk.sendmail;

import java.util.List;
import nl.leernetwerk.enrolment.EmailAddress;
import nl.leernetwerk.enrolment.RecentRounds;
import nl.leernetwerk.enrolment.Reference;
import nl.leernetwerk.enrolment.Registration;
import nl.leernetwerk.enrolment.Registrations;
import nl.leernetwerk.enrolment.Round;
import nl.leernetwerk.enrolment.SchoolCode;
import nl.leernetwerk.enrolment.Schools;
import nl.leernetwerk.enrolment.Sector;
import nl.leernetwerk.letters.Letters;
import nl.leernetwerk.mail.Letter;
import nl.leernetwerk.mail.MailId;

/** Gathers what a mail is about and has it written. A mail's id is all that is known beforehand. */
record Desk(RecentRounds rounds, Registrations registrations, Schools schools, Letters letters) {

  /** A letter, whom it is for and whom its reader can answer. */
  record Addressed(EmailAddress to, EmailAddress replyTo, Letter letter) {}

  /** The mail as it should be sent now. */
  Addressed write(MailId mail) {
    return switch (mail) {
      case MailId.Confirmation(var reference, var to, int _) -> {
        var round = round(reference.round());
        var registration = registration(reference);
        yield new Addressed(
            to.address(registration.submission().pair()),
            round.contact(),
            letters.confirmation(
                round, registration, to, schools.find(registration.submission().codes())));
      }
      case MailId.Decision(var reference, var to, int _) -> {
        var round = round(reference.round());
        var registration = registration(reference);
        yield new Addressed(
            to.address(registration.submission().pair()),
            round.contact(),
            letters.decision(
                round, registration, to, schools.find(registration.submission().codes())));
      }
      case MailId.NetworkList(var id, var networkId, int n, int _) -> {
        var round = round(id);
        var network = round.network(networkId).orElseThrow();
        var facilitator = network.facilitators().get(n - 1);
        var theirs = registrations(round, network.sector());
        yield new Addressed(
            facilitator.email(),
            round.contact(),
            letters.networkList(
                round, network, facilitator, theirs, schools.find(codesOf(theirs))));
      }
      case MailId.Totals(var id, int n, int _) -> {
        var round = round(id);
        var organiser = round.organisers().get(n - 1);
        var all = registrations.of(id);
        yield new Addressed(
            organiser.email(),
            round.contact(),
            letters.totals(round, organiser, all, schools.find(codesOf(all))));
      }
    };
  }

  private Round round(String id) {
    return rounds.find(id).orElseThrow().round();
  }

  private Registration registration(Reference reference) {
    return registrations.find(reference).orElseThrow();
  }

  private List<Registration> registrations(Round round, Sector sector) {
    return registrations.of(round.id()).stream()
        .filter(registration -> registration.submission().network() == sector)
        .toList();
  }

  private static List<SchoolCode> codesOf(List<Registration> all) {
    return all.stream().flatMap(it -> it.submission().codes().stream()).toList();
  }
}
