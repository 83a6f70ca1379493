package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.journal.JournalWords;
import nl.leernetwerk.journal.OrganiserAct;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.mailing.MailId;
import nl.leernetwerk.mailing.MailProgress;
import nl.leernetwerk.registration.Addressee;
import nl.leernetwerk.registration.Amendment;
import nl.leernetwerk.registration.PairMails;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.json.SubmissionJson;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RoundState;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.seats.RosterHistory;

/**
 * All of one initiative, for organisers.
 *
 * @param history of its sector, once seats are allocated
 * @param failing the addresses that mail does not reach
 * @param names of organisers, as far as they are known
 * @param amendments of it, in order
 * @param extensions the numbers of the round's changes of which it may have been told
 */
record InitiativeView(
    RunningRound running,
    Registration registration,
    Map<SchoolCode, School> schools,
    Optional<RosterHistory> history,
    Predicate<EmailAddress> failing,
    JournalWords words,
    Map<Actor.Organiser, String> names,
    List<Amendment> amendments,
    List<Integer> extensions) {

  /** Every mail about it that there can be, whoever of the pair was to be mailed at the time. */
  List<MailId> mails() {
    var reference = registration.reference();
    var news = history.map(it -> it.news().getOrDefault(reference, List.of())).orElse(List.of());
    return PairMails.of(
        reference,
        List.of(Addressee.values()),
        news,
        extensions,
        amendments.stream().map(Amendment::version).toList());
  }

  ObjectNode json(Instant now, Map<MailId, MailProgress> progress, List<OrganiserAct> acts) {
    var roster = history.map(RosterHistory::roster);
    var entry = roster.flatMap(it -> it.entry(registration.reference()));
    var standing = entry.map(it -> registration.in(it.state())).orElse(registration);
    var json = InitiativeJson.full(standing, schools, failing);
    json.put("round", running.round().id()).put("roundName", running.round().name());
    json.remove("place");
    json.put("open", running.state(now) == RoundState.OPEN)
        .put("allocated", running.progress() instanceof RoundProgress.Allocated)
        .set("registration", SubmissionJson.write(registration.submission()));
    roster.ifPresent(
        it -> {
          it.place(registration.reference()).ifPresent(place -> json.put("place", place));
          var networks = json.putArray("networks");
          it.rooms().stream().map(Roster.Room::network).forEach(networks::add);
        });
    var mails = json.putArray("mails");
    mails().stream()
        .filter(progress::containsKey)
        .forEach(
            mail ->
                mails
                    .addObject()
                    .put("mail", mail.purpose())
                    .put("about", JournalWords.mail(mail))
                    .put("to", mail.purpose().replaceFirst("\\..*", ""))
                    .put("progress", word(progress.get(mail))));
    var lines = json.putArray("history");
    lines(acts).forEach(line -> lines.add(JournalBook.json(line, names)));
    return json;
  }

  /** Everything that happened to it, oldest first. */
  private List<JournalLine> lines(List<OrganiserAct> acts) {
    var reference = registration.reference();
    var lines = new ArrayList<JournalLine>();
    JournalBook.entered(registration, amendments, words).forEach(lines::add);
    if (running.progress() instanceof RoundProgress.Allocated(_, var at)) {
      registration
          .outcome()
          .ifPresent(
              outcome ->
                  lines.add(
                      new JournalLine(
                          "verdeling",
                          at,
                          new Actor.Clockwork(),
                          Optional.empty(),
                          List.of(reference),
                          List.of(JournalWords.of(outcome)))));
    }
    history.stream()
        .flatMap(it -> it.of(reference).stream())
        .forEach(
            step ->
                lines.add(
                    new JournalLine(
                        registration.submission().network() + "/" + step.change().version(),
                        step.change().at(),
                        step.change().by(),
                        step.change().why(),
                        List.of(reference),
                        words.of(step))));
    acts.stream()
        .filter(act -> act.what().about().equals(Optional.of(reference)))
        .forEach(act -> lines.add(JournalBook.line(act, words)));
    lines.sort(JournalLine.ORDER);
    return lines;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
