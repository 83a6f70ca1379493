package nl.leernetwerk.functions.registration.manageregistration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.leernetwerk.journal.JournalLine;
import nl.leernetwerk.journal.Words;
import nl.leernetwerk.kernel.Actor;
import nl.leernetwerk.kernel.EmailAddress;
import nl.leernetwerk.kernel.Word;
import nl.leernetwerk.mailing.QueuedMail;
import nl.leernetwerk.registration.Registration;
import nl.leernetwerk.registration.Resemblance;
import nl.leernetwerk.registration.json.InitiativeJson;
import nl.leernetwerk.registration.json.SubmissionJson;
import nl.leernetwerk.rounds.RoundProgress;
import nl.leernetwerk.rounds.RoundState;
import nl.leernetwerk.rounds.RunningRound;
import nl.leernetwerk.schools.School;
import nl.leernetwerk.schools.SchoolCode;
import nl.leernetwerk.seats.Roster;
import nl.leernetwerk.workplace.json.SharpenJson;

/**
 * Everything about one initiative, for organisers.
 *
 * @param resemblance among the schools of the round
 * @param roster the roster of its sector, once seats are allocated
 * @param failing the addresses that mail does not reach
 * @param names the names of organisers, as far as they are known
 * @param mails the mails about the initiative, in order
 * @param lines the journal lines about the initiative, oldest first
 */
record InitiativeView(
    RunningRound running,
    Registration registration,
    Map<SchoolCode, School> schools,
    Resemblance resemblance,
    Optional<Roster> roster,
    Predicate<EmailAddress> failing,
    Words words,
    Map<Actor, String> names,
    List<QueuedMail> mails,
    List<JournalLine> lines) {

  ObjectNode json(Instant now) {
    var entry = roster.flatMap(it -> it.entry(registration.reference()));
    var standing = entry.map(it -> registration.in(it.state())).orElse(registration);
    var json = InitiativeJson.full(standing, schools, failing);
    InitiativeJson.mark(json, registration, resemblance);
    json.put("round", running.round().id()).put("roundName", running.round().name());
    json.remove("place");
    json.put("open", running.state(now) == RoundState.OPEN)
        .put("allocated", running.progress() instanceof RoundProgress.Allocated)
        .set("registration", SubmissionJson.write(registration.submission()));
    registration
        .sharpened()
        .ifPresent(text -> json.set("sharpenedText", SharpenJson.write(text, names)));
    roster.ifPresent(
        it -> {
          it.place(registration.reference()).ifPresent(place -> json.put("place", place));
          var networks = json.putArray("networks");
          it.rooms().stream().map(Roster.Room::network).forEach(networks::add);
        });
    var sent = json.putArray("mails");
    mails.forEach(
        it ->
            sent.addObject()
                .put("mail", it.mail().purpose())
                .put("about", words.mail(it.mail()))
                .put("to", it.mail().to())
                .put("progress", Word.of(it.progress())));
    var history = json.putArray("history");
    lines.forEach(line -> history.add(JournalJson.write(line, names)));
    return json;
  }
}
